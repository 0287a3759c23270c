package architecture.broken.face.textbehindimage;

import architecture.broken.face.gradio.Server;
import architecture.broken.face.gradio.api.Progress;
import architecture.broken.face.gradio.files.FileData;

record RightApp(Server server, Server.Builder builder, Progress progress, FileData photo) {}
