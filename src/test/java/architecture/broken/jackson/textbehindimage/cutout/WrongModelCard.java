package architecture.broken.jackson.textbehindimage.cutout;

import com.fasterxml.jackson.databind.JsonNode;

record WrongModelCard(JsonNode card) {}
