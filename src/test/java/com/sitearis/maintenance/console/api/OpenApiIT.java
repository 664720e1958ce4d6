package com.sitearis.maintenance.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.console.api.ApiNode.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's document says what the code does, and a change of the API is seen in review. */
@ExtendWith(SharedNode.class)
class OpenApiIT {

    private static final Path COMMITTED = Path.of("src/docs/openapi.json");

    private final ApiNode node;

    OpenApiIT(ApiNode node) {
        this.node = node;
    }

    @Test
    void everyMappingIsDocumentedAndNothingElse() {
        TreeSet<String> mapped = new TreeSet<>();
        for (RequestMappingInfo info : node.context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            info.getPatternValues().stream()
                    .filter(path -> path.startsWith("/api/v1/") && !path.contains("openapi"))
                    .forEach(path ->
                            info.getMethodsCondition().getMethods().forEach(method -> mapped.add(method + " " + path)));
        }
        TreeSet<String> documented = new TreeSet<>();
        document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                documented.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(documented).isEqualTo(mapped);
    }

    /** When it differs as it should: copy target/openapi.json to src/docs. */
    @Test
    void theCommittedDocumentIsTheServedOne() throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        ObjectNode served = (ObjectNode) document();
        served.remove("servers");
        String text = mapper.writeValueAsString(mapper.treeToValue(served, Object.class)) + "\n";
        Files.writeString(Path.of("target/openapi.json"), text);

        assertThat(COMMITTED).hasContent(text);
    }

    private JsonNode document() {
        Answer answer = node.get("/api/v1/openapi.json");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }
}
