// act_parts.h - the rooms of act.c.
#ifndef LOOPCHEF_COMMAND_ACT_PARTS_H
#define LOOPCHEF_COMMAND_ACT_PARTS_H

#include "command/act.h"

// Each does its commands (KIND_STOP; KIND_WHATIF). They fill act->said, and act->kind if it is not ACT_DONE.
void act_on_breaks(Session *session, const Command *command, Act *act);
void act_what_if(Session *session, const Command *command, Act *act);

// Nothing is done; the reason follows in act->said.
void act_refuse(Act *act, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
