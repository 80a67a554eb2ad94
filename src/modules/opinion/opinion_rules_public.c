// SPDX-License-Identifier: MulanPSL-2.0
/* The public form, decided. */
#include "modules/opinion/opinion_rules_public.h"
#include "base/utf8.h"

enum { CHARS = 11, BITS = 5, LETTERS = 32, CHECKED = CHARS + 1, GROUP = 4 };
enum { NONCE_CHARS = 16, MAC_CHARS = 32, BITS_MAX = 30, BYTE_BITS = 8 };

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

void opinion_code_make(const uint8_t random[OPINION_CODE_RANDOM], char out[OPINION_CODE_SIZE])
{
    uint64_t n = {0};

    arr_each (i, (size_t)OPINION_CODE_RANDOM)
        n = n << BYTE_BITS | random[i];
    arr_each (i, (size_t)CHARS) {
        out[i] = ALPHABET[n % LETTERS];
        n >>= BITS;
    }
    out[CHARS] = check_of(out);
    out[CHECKED] = '\0';
}

bool opinion_code_read(struct str typed, char out[OPINION_CODE_SIZE])
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

struct str opinion_code_show(struct arena *a, const char code[OPINION_CODE_SIZE])
{
    struct buf b = buf_new(a, 0);

    arr_each (i, (size_t)CHECKED) {
        if (i != 0 && i % GROUP == 0)
            buf_char(&b, '-');
        buf_char(&b, capital(code[i]));
    }
    return buf_view(&b);
}

bool opinion_digits_good(struct str digits)
{
    arr_each (i, digits.len)
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
            return false;
    return digits.len == GROUP;
}

/* ---------------------------------------------------------------- the form's token */

bool opinion_token_parse(struct str text, struct opinion_token *out)
{
    struct str rest = text, issued, bits;
    struct opinion_token t;
    int64_t n;

    (void)str_cut(&rest, '.', &issued);
    (void)str_cut(&rest, '.', &t.nonce);
    (void)str_cut(&rest, '.', &bits);
    t.mac = rest;
    if (t.nonce.len != NONCE_CHARS || t.mac.len != MAC_CHARS || !str_to_int(issued, &t.issued_at) ||
        !str_to_int(bits, &n) || n < 0 || n > BITS_MAX)
        return false;
    t.bits = (unsigned)n;
    t.said = (struct str){text.ptr, text.len - MAC_CHARS - 1};
    *out = t;
    return true;
}

bool opinion_proof_good(const uint8_t *hash, unsigned bits)
{
    arr_each (i, (size_t)(bits / BYTE_BITS))
        if (hash[i] != 0)
            return false;
    return hash[bits / BYTE_BITS] >> (BYTE_BITS - bits % BYTE_BITS) == 0;
}

const char *opinion_sending_wrong(int64_t age_seconds, bool proved)
{
    if (age_seconds < 0 || age_seconds > OPINION_FORM_LIFE_SECONDS)
        return "opinion.public.stale";
    if (!proved && age_seconds < OPINION_FORM_PAUSE_SECONDS)
        return "opinion.public.too_quick";
    return NULL;
}

/* ---------------------------------------------------------------- texts */

bool opinion_same(struct str a, struct str b)
{
    unsigned differ = 0;

    if (a.len != b.len)
        return false;
    arr_each (i, a.len)
        differ |= (unsigned)((unsigned char)a.ptr[i] ^ (unsigned char)b.ptr[i]);
    return differ == 0;
}

static bool ends_here(uint32_t c)
{
    return c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?';
}

struct str opinion_subject_of(struct str body)
{
    const struct str text = str_trim(body);
    struct str rest = text;
    size_t chars = 0, one;

    while (rest.len != 0 && chars < OPINION_SUBJECT_OF_CHARS &&
           !ends_here(utf8_decode(rest.ptr, rest.len, &one))) {
        rest.ptr += one;
        rest.len -= one;
        chars++;
    }
    return str_trim((struct str){text.ptr, (size_t)(rest.ptr - text.ptr)});
}
