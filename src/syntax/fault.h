// fault.h - what to say about a program that is not Python: CPython 3.13's message, at CPython's place.
//
// The parser proper stops at the first token that fits nowhere; that is rarely what a person needs to hear. So the
// statement in question is read again by the grammar of grammar_list.h, as CPython reads it: once to find the last
// token that anything could be made of, once more with the rules for mistakes. What the lexer could not read later in
// the file is often the reason for the fault found here (a quote or bracket left open) and then is what is reported.
// It costs time only where there is a fault.
#ifndef LOOPCHEF_SYNTAX_FAULT_H
#define LOOPCHEF_SYNTAX_FAULT_H

#include "syntax/parser.h"

// The parser has failed without a diagnosis. Fills `*diag`, always.
void fault_find(Parser *parser, Diag *diag);

#endif
