package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.ChecklistItem;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Items of the checklist as commands write them. */
final class ItemConverter implements ITypeConverter<ChecklistItem> {

    @Override
    public ChecklistItem convert(String word) {
        return ChecklistItem.of(word)
                .orElseThrow(
                        () -> new TypeConversionException("'" + word + "' is no item of the checklist; write one of "
                                + Arrays.stream(ChecklistItem.values())
                                        .map(ChecklistItem::word)
                                        .collect(Collectors.joining(", "))));
    }
}
