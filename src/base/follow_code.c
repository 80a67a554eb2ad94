// SPDX-License-Identifier: MulanPSL-2.0
/* Codes of those who follow their own matter. */
#include "base/follow_code.h"

enum { CHARS = 11, BITS = 5, LETTERS = 32, CHECKED = CHARS + 1, GROUP = 4, BYTE_BITS = 8 };

/* Without l, o, 0, 1: nobody has to guess. */
static const char ALPHABET[] = "abcdefghijkmnpqrstuvwxyz23456789";

/* false: it is none of them. */
static bool place_of(char c, unsigned *out)
{
    const char *at;

    if (c >= 'A' && c <= 'Z')
        c = (char)(c - 'A' + 'a');
    if (c == '1' || c == 'l')
        c = 'i';
    at = c != '\0' ? strchr(ALPHABET, c) : NULL;
    *out = at != NULL ? (unsigned)(at - ALPHABET) : LETTERS;
    return at != NULL;
}

/* Odd weights: every single wrong character changes the sum, and so does every pair of neighbours
 * that differ and have changed places, but for those sixteen apart. */
static char check_of(const char *code)
{
    unsigned sum = 0, place;

    arr_each (i, (size_t)CHARS) {
        (void)place_of(code[i], &place);
        sum += place * (2 * (unsigned)i + 1);
    }
    return ALPHABET[sum % LETTERS];
}

void follow_code_make(const uint8_t random[FOLLOW_CODE_RANDOM], char out[FOLLOW_CODE_SIZE])
{
    uint64_t n = {0};

    arr_each (i, (size_t)FOLLOW_CODE_RANDOM)
        n = n << BYTE_BITS | random[i];
    arr_each (i, (size_t)CHARS) {
        out[i] = ALPHABET[n % LETTERS];
        n >>= BITS;
    }
    out[CHARS] = check_of(out);
    out[CHECKED] = '\0';
}

bool follow_code_read(struct str typed, char out[FOLLOW_CODE_SIZE])
{
    size_t n = 0;

    arr_each (i, typed.len) {
        unsigned place;

        if (typed.ptr[i] == ' ' || typed.ptr[i] == '-')
            continue;
        if (n == CHECKED)
            return false;
        if (!place_of(typed.ptr[i], &place))
            return false;
        out[n++] = ALPHABET[place];
    }
    if (n != CHECKED)
        return false;
    out[CHECKED] = '\0';
    return out[CHARS] == check_of(out);
}

static char capital(char c)
{
    if (c >= 'a')
        c = (char)(c - 'a' + 'A');
    return c;
}

struct str follow_code_show(struct arena *a, const char code[FOLLOW_CODE_SIZE])
{
    struct buf b = buf_new(a, 0);

    arr_each (i, (size_t)CHECKED) {
        if (i != 0 && i % GROUP == 0)
            buf_char(&b, '-');
        buf_char(&b, capital(code[i]));
    }
    return buf_view(&b);
}

bool follow_digits_good(struct str digits)
{
    arr_each (i, digits.len)
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
            return false;
    return digits.len == GROUP;
}

/* ---------------------------------------------------------------- wrong ones */

static bool is_over(const struct follow_tries *t, int64_t now)
{
    return now - t->since >= FOLLOW_WRONG_SECONDS;
}

bool follow_rests(const struct follow_tries *t, int64_t now)
{
    return t->wrong >= FOLLOW_WRONG_MAX && !is_over(t, now);
}

bool follow_count(struct follow_tries *t, bool good, int64_t now)
{
    if (good && t->wrong == 0)
        return false;
    if (good)
        *t = (struct follow_tries){.since = now};
    else if (is_over(t, now))
        *t = (struct follow_tries){.wrong = 1, .since = now};
    else
        t->wrong++;
    return true;
}
