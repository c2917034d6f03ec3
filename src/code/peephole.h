// peephole.h - the last pass over a unit's instructions: fewer and larger ones.
//
// Threads jumps to jumps and joins frequent neighbours into the superinstructions of opcode_list.h, where no label lies
// between them and the joint instruction can fail only in the one place whose span it keeps. A local is read inside a
// superinstruction only if it surely has a value there (a forward data flow over the first 64 slots finds out), so that
// an unbound one is still reported by an instruction of its own.
#ifndef LOOPCHEF_CODE_PEEPHOLE_H
#define LOOPCHEF_CODE_PEEPHOLE_H

#include "code/emit.h"

void peephole_improve(Emitter *emit, const CodeUnit *unit);

#endif
