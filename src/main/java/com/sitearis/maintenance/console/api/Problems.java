package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.console.server.RequestId;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.yaml.Nearest;
import com.sitearis.maintenance.run.RunUnderWay;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Everything that goes wrong in the API, as a problem document; never a stack trace. */
@RestControllerAdvice(annotations = ForPrograms.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failure(Failure failure) {
        HttpStatus status = FailureStatus.of(failure);
        if (status.is5xxServerError()) {
            log.warn("a request failed: {} HINT: {}", failure.getMessage(), failure.hint());
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (failure instanceof RunUnderWay going) {
            answer.location(Addresses.run(going.run()));
        }
        return answer(answer, Problem.of(status, failure));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongValue(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        return refused(e.getName(), "'" + shortened(e.getValue()) + "' cannot be read", expected(type));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e) {
        return refused(e.getParameterName(), "it is missing", "add the parameter " + e.getParameterName());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingRequestHeaderException e) {
        return refused(e.getHeaderName(), "it is missing", "add the header " + e.getHeaderName());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        Throwable cause = e.getCause();
        if (cause instanceof UnrecognizedPropertyException unknown) {
            List<String> known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
            String advice = Nearest.advice(unknown.getPropertyName(), known);
            return refused(path(unknown), "there is no such member", advice);
        }
        if (cause instanceof DatabindException wrong) {
            return refused(path(wrong), "its value cannot be read", "write the type that the API's document says");
        }
        HttpStatus status = HttpStatus.BAD_REQUEST;
        String detail =
                cause instanceof StreamReadException ? "the body is no JSON" : "the body is missing or unreadable";
        return answer(
                ResponseEntity.status(status), Problem.of(status, "request-refused", detail, "send a JSON object"));
    }

    /** What Spring MVC refuses itself: no such path, method, media type, and the like. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null; // nobody is there to be answered
        }
        if (e instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
            HttpStatusCode status = refused.getStatusCode();
            String detail = status.value() == HttpStatus.METHOD_NOT_ALLOWED.value()
                    ? "this address does not know the method " + request.getMethod()
                    : "the request cannot be answered as it is";
            return answer(
                    ResponseEntity.status(status).headers(refused.getHeaders()),
                    Problem.of(status, "request-refused", detail, null));
        }
        log.error("request {} ({} {}) failed", RequestId.of(request), request.getMethod(), request.getServletPath(), e);
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        ProblemDetail problem = Problem.of(
                status,
                "unexpected",
                "something failed that nobody foresaw",
                "look for this request in the node's log");
        return answer(ResponseEntity.status(status), problem);
    }

    private static ResponseEntity<ProblemDetail> refused(String where, String what, String instead) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        return answer(ResponseEntity.status(status), Problem.of(status, new RequestRefused(where, what, instead)));
    }

    private static ResponseEntity<ProblemDetail> answer(ResponseEntity.BodyBuilder answer, ProblemDetail problem) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current) {
            problem.setProperty("request", RequestId.of(current.getRequest()));
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(problem);
    }

    private static String path(DatabindException e) {
        String path = e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .map(String::valueOf)
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "the body" : shortened(path);
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "write another value";
        }
        if (type.isEnum()) {
            return "write one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "long", "int", "Long", "Integer" -> "write a whole number";
            case "Instant" -> "write an instant, such as 2026-11-01T03:00:00Z";
            case "LocalDate" -> "write a date, such as 2026-11-01";
            case "YearMonth" -> "write a month, such as 2026-11";
            case "Year" -> "write a year, such as 2026";
            case "boolean", "Boolean" -> "write true or false";
            default -> "write another value";
        };
    }

    private static String shortened(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
