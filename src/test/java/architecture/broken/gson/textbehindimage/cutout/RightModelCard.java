package architecture.broken.gson.textbehindimage.cutout;

import com.google.gson.JsonObject;

record RightModelCard(JsonObject card) {}
