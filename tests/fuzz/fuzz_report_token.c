// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: the text of a report. Cut into pieces nothing is lost; a token that was read is
 * written and read again as the same, and any value of it can be said. */
#include "base/utf8.h"
#include "modules/report/report_rules_token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void token(struct arena *a, const struct report_piece *p)
{
    static const int64_t NUMBERS[] = {INT64_MIN, -7, 0, 7, 2917, 113700000, INT64_MAX};
    const struct str written = report_token_write(a, &p->token);
    struct report_token again;

    ASSERT(p->token.name.len > 0);
    ASSERT(report_token_read((struct str){written.ptr + 1, written.len - 2}, &again) == NULL);
    ASSERT(str_eq(report_token_write(a, &again), written));
    for (size_t i = 0; i < COUNT(NUMBERS) * 5; i++) {
        const struct report_amount v = {NUMBERS[i % COUNT(NUMBERS)],
                                        (int64_t)(i / COUNT(NUMBERS)) - 1,
                                        (enum report_unit)(i % (REPORT_WAN_YUAN + 1))};

        ASSERT(report_token_say(a, &p->token, &v).len > 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str text = str_dup(a, (struct str){(const char *)data, size});
    struct report_piece *pieces;
    size_t count, at = 0;

    if (!utf8_valid_text(text.ptr, text.len)) {
        arena_close(a);
        return 0;
    }
    report_pieces(a, text, &pieces, &count);
    for (size_t i = 0; i < count; i++) {
        at += pieces[i].is_token ? 1 : 0;
        ASSERT(pieces[i].text.ptr == text.ptr + at);
        at += pieces[i].text.len;
        at += pieces[i].is_token && at < text.len && text.ptr[at] == '}' ? 1 : 0;
        ASSERT(pieces[i].is_token || pieces[i].text.len > 0);
        if (pieces[i].is_token && pieces[i].fault == NULL)
            token(a, &pieces[i]);
    }
    ASSERT(at == text.len);
    arena_close(a);
    return 0;
}
