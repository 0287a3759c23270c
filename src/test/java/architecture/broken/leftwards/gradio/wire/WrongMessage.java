package architecture.broken.leftwards.gradio.wire;

import architecture.broken.leftwards.gradio.files.FileData;

record WrongMessage(FileData file) {}
