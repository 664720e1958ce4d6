package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.console.account.Scope;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The API's document, made of the code when it is first asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OpenApiConfiguration {

    private static final String TOKEN = "token";

    @Bean
    @Lazy
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("SiteAris Maintenance")
                        .version("v1")
                        .description("Everything that the console shows and does. What is refused is answered with a"
                                + " problem document (RFC 9457)."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token of an account. It may be limited to scopes: AREA:read, or"
                                                + " AREA:change, which includes reading. " + Scope.all())))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    @Lazy
    ModelResolver namedModels(ObjectMapperProvider mapper) {
        return new ModelResolver(mapper.jsonMapper(), new NestedNames());
    }

    /** Every operation may be refused, always in the same form. */
    @Bean
    @Lazy
    OpenApiCustomizer refusals() {
        return document -> document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation
                        .getResponses()
                        .addApiResponse("default", new ApiResponse().description("a problem document (RFC 9457)")));
    }

    /** Records within records have the same short names in many places; the name around them tells them apart. */
    static final class NestedNames extends TypeNameResolver {

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            Class<?> around = type.getEnclosingClass();
            return around == null ? super.nameForClass(type, options) : around.getSimpleName() + type.getSimpleName();
        }
    }
}
