#include "vm/suggest.h"

#include <ctype.h>
#include <string.h>

#include "vm/str.h"

#define MOVE_COST 2
#define CASE_COST 1
#define MAX_SIZE 40

static size_t substitution_cost(char a, char b) {
    if (a == b) return 0;
    return tolower((unsigned char)a) == tolower((unsigned char)b) ? CASE_COST : MOVE_COST;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

// One row of the matrix at a time, as levenshtein_distance of suggestions.c does it.
static size_t distance_of(const char *a, size_t a_size, const char *b, size_t b_size, size_t max_cost) {
    size_t row[MAX_SIZE], result = 0;
    for (size_t i = 0; i < a_size; i++) row[i] = (i + 1) * MOVE_COST;
    for (size_t j = 0; j < b_size; j++) {
        size_t distance = result = j * MOVE_COST, minimum = SIZE_MAX;
        for (size_t i = 0; i < a_size; i++) {
            size_t substitute = distance + substitution_cost(b[j], a[i]);
            distance = row[i];
            row[i] = result = least(least(result, distance) + MOVE_COST, substitute);
            minimum = least(minimum, result);
        }
        if (minimum > max_cost) return max_cost + 1;
    }
    return result;
}

static size_t levenshtein(const Str *x, const Str *y, size_t max_cost) {
    const char *a = x->text, *b = y->text;
    size_t a_size = x->size, b_size = y->size;
    while (a_size && b_size && *a == *b) a++, b++, a_size--, b_size--;
    while (a_size && b_size && a[a_size - 1] == b[b_size - 1]) a_size--, b_size--;
    if (!a_size || !b_size) return (a_size + b_size) * MOVE_COST;
    if (a_size > MAX_SIZE || b_size > MAX_SIZE) return max_cost + 1;
    if (b_size < a_size) {
        const char *text = a;
        size_t size = a_size;
        a = b, a_size = b_size;
        b = text, b_size = size;
    }
    if ((b_size - a_size) * MOVE_COST > max_cost) return max_cost + 1;
    return distance_of(a, a_size, b, b_size, max_cost);
}

void suggest_begin(Suggestion *suggestion, Value wrong) {
    *suggestion = (Suggestion){.wrong = wrong, .best = ABSENT, .distance = SIZE_MAX};
}

void suggest_offer(Suggestion *suggestion, Value candidate) {
    if (!value_is_str(candidate) || !value_is_str(suggestion->wrong)) return;
    const Str *wrong = value_str(suggestion->wrong), *name = value_str(candidate);
    if (str_equal(wrong, name)) return;
    size_t max_distance = (name->size + wrong->size + 3) * MOVE_COST / 6;
    max_distance = least(max_distance, suggestion->distance - 1);
    size_t distance = levenshtein(wrong, name, max_distance);
    if (distance > max_distance) return;
    if (value_is_absent(suggestion->best) || distance < suggestion->distance) {
        suggestion->best = candidate;
        suggestion->distance = distance;
    }
}
