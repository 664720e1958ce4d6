package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.RequestId;
import com.sitearis.maintenance.failure.Failure;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** A failure that a person can act on, on a page of its own. */
@ControllerAdvice(annotations = ForPeople.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class PageFailures {

    private final Frame frame;

    PageFailures(Frame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView failed(Failure failure, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("failure", status(failure));
        frame.fill(page.getModelMap(), request);
        page.addObject("failure", failure);
        page.addObject("request", RequestId.of(request));
        return page;
    }

    private static HttpStatus status(Failure failure) {
        return switch (failure.exitCode()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case BUSY -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
