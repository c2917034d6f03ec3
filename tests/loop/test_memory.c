// What becomes of programs when memory runs out: a MemoryError, and never a crash, a hang or a wrong result. Each program is
// run again and again. In a debug or ASan build a single allocation fails, a later one each time (vm/heap.h, HeapFailure), or
// all from there on; in every build the arena is made smaller and smaller. MEMORY_STEP=1 tries every place and takes its time;
// MEMORY_FROM says where to begin, MEMORY_SAY where it is.
#include "loop_test.h"

#include <stdio.h>

static const char plain_python[] =
    "import functools, collections\n"
    "class Point:\n"
    "    def __init__(self, x, y): self.x, self.y = x, y\n"
    "    def __add__(self, other): return Point(self.x + other.x, self.y + other.y)\n"
    "    def __repr__(self): return f'Point({self.x!r}, {self.y:>3})'\n"
    "    def __eq__(self, other): return (self.x, self.y) == (other.x, other.y)\n"
    "    @property\n"
    "    def sum(self): return self.x + self.y\n"
    "    @staticmethod\n"
    "    def origin(*args, **kwargs): return Point(*args, **kwargs)\n"
    "class Named(Point):\n"
    "    def __new__(cls, *args): return super().__new__(cls)\n"
    "    def __len__(self): return 3\n"
    "    def __getattr__(self, name): return name * 2\n"
    "def count(n):\n"
    "    try:\n"
    "        for i in range(n): yield i\n"
    "    finally:\n"
    "        print('counted')\n"
    "def both(a, *rest, key=None, **more):\n"
    "    def inner(): return a, rest, key, more\n"
    "    return inner\n"
    "p = sum([Point(i, i * i) for i in count(5)], Point(0, 0))\n"
    "n = Named(1, 2)\n"
    "print(p, p.sum, Point.origin(x=1, y=2), len(n), n.other, getattr(n, 'x', 7), hasattr(p, 'z'))\n"
    "print(both(1, 2, 3, key='k', extra=[4])(), {k: v for k, v in zip('abc', count(3))}, {1, 2} | {3})\n"
    "print(sorted('some words to sort'.split(), key=lambda w: w[::-1], reverse=True), ', '.join(map(str, range(4))))\n"
    "print(functools.reduce(lambda a, b: a * b, range(1, 30)), '%s and %r' % ('a', [1.5]), 'x'.join('abc').upper())\n"
    "try:\n"
    "    try: {}['missing']\n"
    "    except KeyError as e: raise ValueError('bad') from e\n"
    "except ValueError as e:\n"
    "    print(repr(e), repr(e.__cause__), e.__traceback__.tb_lineno)\n"
    "items = collections.deque(maxlen=3)\n"
    "for a, *b in [(1, 2, 3), 'xyz', [4]]: items.append((a, b))\n"
    "print(items, isinstance(p, Point), type(p).__name__, dict(a=1, **{'b': 2}), [*range(3), *'ab'])\n"
    "def deep(n): return deep(n - 1) + 1 if n else 0\n"
    "print(deep(50), next(count(1)), list(enumerate('ab')), max([3, 1, 2], key=lambda v: -v))\n";

static const char asyncio_tasks[] =
    "import asyncio\n"
    "async def sleeper(n):\n"
    "    try:\n"
    "        await asyncio.sleep(n)\n"
    "        return n\n"
    "    finally:\n"
    "        print('over', n)\n"
    "async def failing():\n"
    "    await asyncio.sleep(0)\n"
    "    raise ValueError('failed')\n"
    "async def producer(queue):\n"
    "    for i in range(3):\n"
    "        await queue.put(i)\n"
    "    await queue.put(None)\n"
    "async def numbers(queue):\n"
    "    while (item := await queue.get()) is not None:\n"
    "        yield item\n"
    "async def main():\n"
    "    print(await asyncio.gather(sleeper(3), sleeper(1), failing(), return_exceptions=True))\n"
    "    try:\n"
    "        async with asyncio.timeout(1):\n"
    "            await sleeper(5)\n"
    "    except TimeoutError as e:\n"
    "        print('timeout', e.args)\n"
    "    try:\n"
    "        async with asyncio.TaskGroup() as group:\n"
    "            group.create_task(sleeper(2), name='two')\n"
    "            group.create_task(failing())\n"
    "    except* ValueError as group:\n"
    "        print(group.exceptions)\n"
    "    queue = asyncio.Queue(1)\n"
    "    task = asyncio.create_task(producer(queue))\n"
    "    print([n async for n in numbers(queue)], task)\n"
    "    lock, event = asyncio.Lock(), asyncio.Event()\n"
    "    async def waits():\n"
    "        async with lock: await event.wait()\n"
    "    tasks = [asyncio.create_task(waits()) for _ in range(3)]\n"
    "    asyncio.get_running_loop().call_later(1, event.set)\n"
    "    done, pending = await asyncio.wait(tasks, timeout=5)\n"
    "    print(len(done), len(pending))\n"
    "    asyncio.create_task(sleeper(99))\n"
    "    async for n in numbers(queue):\n"
    "        break\n"
    "asyncio.run(asyncio.wait_for(main(), 50))\n";

static const char asyncio_left_behind[] =
    "import asyncio, contextvars, threading, time\n"
    "async def never(): pass\n"
    "async def lost(): raise ValueError('never retrieved')\n"
    "async def main():\n"
    "    never()\n"
    "    asyncio.create_task(lost())\n"
    "    future = asyncio.get_running_loop().create_future()\n"
    "    future.add_done_callback(lambda f: print(f.result(), 1 / 0))\n"
    "    future.add_done_callback(print)\n"
    "    var = contextvars.ContextVar('var', default=1)\n"
    "    var.set(2)\n"
    "    print(contextvars.copy_context().run(lambda: var.get()))\n"
    "    asyncio.get_running_loop().call_soon(future.set_result, 5)\n"
    "    print(await asyncio.shield(future), await asyncio.to_thread(lambda: time.sleep(1) or 'done'))\n"
    "    results = [await r for r in asyncio.as_completed([asyncio.sleep(n, n) for n in (2, 1)])]\n"
    "    task = asyncio.create_task(asyncio.Event().wait())\n"
    "    await asyncio.sleep(0)\n"
    "    task.cancel('message')\n"
    "    try: await task\n"
    "    except asyncio.CancelledError as e: print(results, repr(e))\n"
    "    asyncio.create_task(never())\n"
    "    loop = asyncio.get_running_loop()\n"
    "    loop.call_later(0, loop.stop)\n"
    "    await asyncio.Event().wait()\n"
    "asyncio.run(main())\n";

#define LINES_ENOUGH 100000     // a program that has lost its way ends

typedef struct Result {
    MachineStatus status;
    int exit_status;
    uint64_t allocations, top;
    char *out, *err;
} Result;

// False: the world could not even be made.
static bool run(const char *text, HeapFailure failure, uint64_t memory, Result *result) {
    Arena *arena = arena_new(0);
    Diag diag = { 0 };
    CodeUnit *unit = compile_module(arena, parse_module(arena, text, strlen(text), &diag), "test.py", &diag);
    Program program = { .host = { .write = program_writes, .source = text, .source_size = strlen(text), .path = "test.py" } };
    program.host.write_context = &program;
    Limits limits = { .memory = memory, .lines = LINES_ENOUGH };
    World *world = machine_new(&program.host, &limits);
    if (world) world->heap.failure = failure;
    bool made = world && machine_load(world, unit);
    arena_free(arena);
    if (made) {
        result->status = machine_run(world);
        result->exit_status = machine_exit_status(world);
        result->allocations = world->heap.failure.count;
        result->top = (uint64_t)(world->heap.top - world->heap.base);
        result->out = strdup(buf_text(&program.out));
        result->err = strdup(buf_text(&program.err));
    }
    if (world) world_free(world);
    buf_free(&program.out);
    buf_free(&program.err);
    return made;
}

static void result_free(Result *result) {
    free(result->out);
    free(result->err);
}

// Either nothing came of it, or the program ends badly, or it says MemoryError somewhere.
static void judge(const Result *wanted, const Result *got, uint64_t at) {
    bool same = got->status == wanted->status && got->exit_status == wanted->exit_status && !strcmp(got->out, wanted->out);
    if (same || got->exit_status || strstr(got->err, "MemoryError") || strstr(got->out, "MemoryError")) return;
    fail_msg("at %llu: status %d, exit %d\n%s%s", (unsigned long long)at, got->status, got->exit_status, got->out, got->err);
}

static void try_one(const char *text, HeapFailure failure, uint64_t memory, const Result *wanted, uint64_t at) {
    if (getenv("MEMORY_SAY")) fprintf(stderr, "at %llu more %lld\n", (unsigned long long)at, (long long)failure.more);
    Result got;
    if (!run(text, failure, memory, &got)) return;
    judge(wanted, &got, at);
    result_free(&got);
}

static uint64_t step_of(uint64_t total, uint64_t runs) {
    const char *given = getenv("MEMORY_STEP");
    if (given) return strtoull(given, NULL, 10);
    return total / runs + 1;
}

static uint64_t first_of(void) {
    const char *given = getenv("MEMORY_FROM");
    return given ? strtoull(given, NULL, 10) : 1;
}

#ifdef LOOPCHEF_DEBUG
static void fail_allocations(const char *text, const Result *wanted) {
    static const uint64_t mores[] = { 0, 3, UINT64_MAX - 1, UINT64_MAX };
    uint64_t step = step_of(wanted->allocations, 60);
    for (int i = 0; i < 4; i++) {
        for (uint64_t at = first_of() + (uint64_t)i * step / 4; at <= wanted->allocations; at += step) {
            try_one(text, (HeapFailure){ .at = at, .more = mores[i] }, 0, wanted, at);
        }
    }
}
#else
static void fail_allocations(const char *text, const Result *wanted) { (void)text, (void)wanted; }
#endif

static void fail_in_turn(const char *text) {
    Result wanted;
    assert_true(run(text, (HeapFailure){ 0 }, 0, &wanted));
    fail_allocations(text, &wanted);
    uint64_t step = (step_of(wanted.top, 60) + 15) & ~15ull;
    for (uint64_t memory = first_of(); memory < wanted.top + 2 * HEAP_RESERVE; memory += step) {
        try_one(text, (HeapFailure){ 0 }, memory, &wanted, memory);
    }
    result_free(&wanted);
}

static void plain_python_fails_cleanly(void **state) { (void)state, fail_in_turn(plain_python); }
static void tasks_fail_cleanly(void **state) { (void)state, fail_in_turn(asyncio_tasks); }
static void what_is_left_behind_fails_cleanly(void **state) { (void)state, fail_in_turn(asyncio_left_behind); }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_python_fails_cleanly),
        cmocka_unit_test(tasks_fail_cleanly),
        cmocka_unit_test(what_is_left_behind_fails_cleanly),
    };
    return cmocka_run_group_tests_name("loop/memory", tests, NULL, NULL);
}
