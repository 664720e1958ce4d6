package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.console.server.ForPrograms;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells where a list goes on, as RFC 8288 has it; the address is relative, whatever proxy stands in front. */
@RestControllerAdvice(annotations = ForPrograms.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class NextPage implements ResponseBodyAdvice<Page<?>> {

    @Override
    public boolean supports(MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return Page.class.isAssignableFrom(method.getNestedParameterType())
                || Page.class.isAssignableFrom(method.getParameterType());
    }

    @Override
    public @Nullable Page<?> beforeBodyWrite(
            @Nullable Page<?> page,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (page != null && page.next() != null) {
            String next = UriComponentsBuilder.newInstance()
                    .path(request.getURI().getRawPath())
                    .query(request.getURI().getRawQuery())
                    .replaceQueryParam("cursor", page.next())
                    .build()
                    .toUriString();
            response.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return page;
    }
}
