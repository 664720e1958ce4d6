package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.console.account.Scope;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Scopes of tokens as commands write them. */
final class ScopeConverter implements ITypeConverter<Scope> {

    @Override
    public Scope convert(String word) {
        return Scope.of(word)
                .orElseThrow(
                        () -> new TypeConversionException("'" + word + "' is no scope; write one of " + Scope.all()));
    }
}
