// SPDX-License-Identifier: MulanPSL-2.0
/* The public form, decided. */
#include "modules/opinion/opinion_rules_public.h"
#include "base/utf8.h"

enum { NONCE_CHARS = 16, MAC_CHARS = 32, BITS_MAX = 30, BYTE_BITS = 8 };

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
