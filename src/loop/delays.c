#include "loop/delays.h"

#include <string.h>

#include "loop/describe.h"
#include "loop/inspect.h"
#include "loop/intervene.h"
#include "loop/network.h"

static void drop_rule(World *world, DelayRule **place) {
    DelayRule *rule = *place;
    *place = rule->next;
    block_free(world, rule, sizeof *rule + rule->size);
}

static bool is_about(const DelayRule *rule, const char *who, uint32_t task) {
    return task ? rule->task == task : !rule->task && strcmp(rule->who, who) == 0;
}

bool delays_add(World *world, const char *who, uint32_t task, int64_t delay) {
    uint32_t size = (uint32_t)strlen(who) + 1;
    DelayRule *rule = block_new(world, sizeof *rule + size);
    if (!rule) return false;
    *rule = (DelayRule){.delay = delay, .task = task, .size = size};
    memcpy(rule->who, who, size);
    DelayRule **place = &loop_state(world)->delays;
    while (*place) {
        if (is_about(*place, who, task)) drop_rule(world, place);
        else place = &(*place)->next;
    }
    *place = rule;
    return true;
}

void delays_note_task(World *world, const Task *task) {
    Buf name = BUF_INIT, label = BUF_INIT;
    inspect_add_name(task, &name);
    describe_call_to(world, task->coro, &label);
    for (DelayRule *rule = loop_state(world)->delays; rule; rule = rule->next)
        if (!rule->task && !delays_is_url(rule->who) && intervene_means(buf_text(&name), buf_text(&label), rule->who)) rule->task = task->future.id;
    buf_free(&name);
    buf_free(&label);
}

bool delays_is_url(const char *who) { return strstr(who, "://"); }

bool delays_find_url(World *world, const char *url, int64_t *delay) {
    const DelayRule *rule = loop_state(world)->delays;
    while (rule && (!delays_is_url(rule->who) || !network_matches(rule->who, url))) rule = rule->next;
    if (rule) *delay = rule->delay;
    return rule;
}

bool delays_take(World *world, int64_t *delay) {
    const EventLoop *loop = loop_running(world);
    if (!loop || loop->thread != world->thread || !loop->current) return false;
    DelayRule **place = &loop_state(world)->delays;
    while (*place && (*place)->task != loop->current->future.id) place = &(*place)->next;
    if (!*place) return false;
    *delay = (*place)->delay;
    drop_rule(world, place);
    return true;
}
