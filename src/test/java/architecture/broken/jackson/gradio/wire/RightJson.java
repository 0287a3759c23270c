package architecture.broken.jackson.gradio.wire;

import com.fasterxml.jackson.databind.JsonNode;

record RightJson(JsonNode node) {}
