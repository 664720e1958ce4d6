package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.console.server.ErrorAnswer;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong, without how: the log has that, under the request's name. */
@ForPeople
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    @Nullable
    String error(HttpServletRequest request, HttpServletResponse response, ModelMap model) throws IOException {
        ErrorAnswer answer = ErrorAnswer.of(request);
        if (answer.forProgram()) {
            answer.send(request, response);
            return null;
        }
        response.setStatus(answer.status());
        model.addAttribute("status", answer.status());
        model.addAttribute("request", RequestId.of(request));
        return "error";
    }
}
