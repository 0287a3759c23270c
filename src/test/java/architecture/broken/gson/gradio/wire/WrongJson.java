package architecture.broken.gson.gradio.wire;

import com.google.gson.JsonObject;

record WrongJson(JsonObject object) {}
