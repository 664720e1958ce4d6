package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.console.server.ForPeople;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A page of the runbook, as it is packed into the program. The runbook is written in English. */
@ForPeople
class RunbookPage {

    private final Parser parser;
    private final HtmlRenderer renderer;

    RunbookPage() {
        List<Extension> tables = List.of(TablesExtension.create());
        parser = Parser.builder().extensions(tables).build();
        renderer = HtmlRenderer.builder()
                .extensions(tables)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build();
    }

    @GetMapping("/runbook/{name:[a-z0-9-]+}")
    String page(@PathVariable String name, Model model) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/runbook/" + name + ".md")) {
            if (in == null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            model.addAttribute("title", text.lines().findFirst().orElse("").replaceFirst("^#\\s*", ""));
            model.addAttribute("text", renderer.render(parser.parse(text)));
            return "runbook";
        }
    }
}
