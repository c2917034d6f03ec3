// Tokens: kinds, texts and places.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "syntax/lexer.h"

// All tokens as "KIND text", marks in words and signs as they are.
static void lex(const char *text, Buf *out) {
    Arena *arena = arena_new(0);
    Diag diag = {0};
    Source source;
    SymbolTable symbols;
    assert_true(source_read(&source, arena, text, strlen(text), &diag));
    symbols_init(&symbols, arena);
    Lexer *lexer = arena_new_of(arena, Lexer);
    *lexer = (Lexer){.arena = arena, .symbols = &symbols, .source = &source};
    lexer_run(lexer);
    static const char *const marks[] = {
#define MARK(NAME, about) [TOKEN_##NAME] = #NAME,
        MARK_LIST(MARK)
#undef MARK
    };
    for (uint32_t i = 0; i < lexer->tokens.count; i++) {
        const Token *token = token_at(&lexer->tokens, i);
        if (i > 0) buf_add_byte(out, ' ');
        if (token->kind > TOKEN_STRAY) buf_add_text(out, token_text(token->kind));
        else buf_add_text(out, marks[token->kind]);
        if (token->kind >= TOKEN_NAME && token->kind <= TOKEN_STRAY)
            buf_add_format(out, "<%.*s>", (int)(token->end - token->start), source.text + token->start);
    }
    if (lexer->fault.kind) buf_add_format(out, " %s", lexer->fault.message);
    arena_free(arena);
}

static void tokens(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"", "END"},
        {"\n\n  # only a comment\n", "END"},
        {"if x:\n  y\n\n # c\nz", "if NAME<x> : NEWLINE INDENT NAME<y> NEWLINE DEDENT NAME<z> NEWLINE END"},
        {"if x:\n if y:\n  z\n",
         "if NAME<x> : NEWLINE INDENT if NAME<y> : NEWLINE INDENT NAME<z> NEWLINE DEDENT DEDENT END"},
        {"(a\n  +\\\nb)  # c", "( NAME<a> + NAME<b> ) NEWLINE END"},
        {"a<<=b**c//=d->e:=f...g!=h",
         "NAME<a> <<= NAME<b> ** NAME<c> //= NAME<d> -> NAME<e> := NAME<f> ... NAME<g> != NAME<h> NEWLINE END"},
        {"0 1_0 0xF 0o7 0b1 1.5e-3j .5",
         "NUMBER<0> NUMBER<1_0> NUMBER<0xF> NUMBER<0o7> NUMBER<0b1> NUMBER<1.5e-3j> NUMBER<.5> NEWLINE END"},
        {"'' \"\" '\\'' '''a\n'b''' Rb'x' br 'y'",
         "STRING<''> STRING<\"\"> STRING<'\\''> STRING<'''a\n'b'''> STRING<Rb'x'> NAME<br> STRING<'y'> NEWLINE END"},
        {"f'a{b!r:>{c}}d{{e}}'",
         "FSTRING_START<f'> FSTRING_MIDDLE<a> { NAME<b> ! NAME<r> : FSTRING_MIDDLE<>> { NAME<c> } FSTRING_MIDDLE<> } "
         "FSTRING_MIDDLE<d{> FSTRING_MIDDLE<e}> FSTRING_END<'> NEWLINE END"},
        {"f'{x['a']}' f\"\"\"{\n1}\"\"\"",
         "FSTRING_START<f'> { NAME<x> [ STRING<'a'> ] } FSTRING_END<'> "
         "FSTRING_START<f\"\"\"> { NUMBER<1> } FSTRING_END<\"\"\"> NEWLINE END"},
        {"é = ñ1", "NAME<é> = NAME<ñ1> NEWLINE END"},
        {"match = $", "NAME<match> = STRAY<$> NEWLINE END"},
        {"x = (1", "NAME<x> = ( NUMBER<1> ERROR '(' was never closed"},
        {"x = 'a", "NAME<x> = ERROR unterminated string literal (detected at line 1)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf out = BUF_INIT;
        lex(cases[i][0], &out);
        assert_string_equal(buf_text(&out), cases[i][1]);
        buf_free(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(tokens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
