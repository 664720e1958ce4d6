package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.console.server.ForPeople;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame around every page. */
@ControllerAdvice(annotations = ForPeople.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class PageFrame {

    private final Frame frame;

    PageFrame(Frame frame) {
        this.frame = frame;
    }

    @ModelAttribute
    void frame(ModelMap model, HttpServletRequest request) {
        frame.fill(model, request);
    }
}
