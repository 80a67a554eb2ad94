// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: the text of a report, made readable and searched for figures. */
#include "modules/report/report_check.h"
#include "modules/report/report_read_judge.h"
#include "modules/report/report_read_match.h"
#include "modules/report/report_scan.h"
#include "modules/report/report_scan_repair.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct report_mended *t, size_t source_len, const struct report_figure *f)
{
    size_t at, len;

    ASSERT(f->whole.len > 0 && f->whole.at + f->whole.len <= t->text.len);
    ASSERT(f->digits.at >= f->whole.at);
    ASSERT(f->digits.at + f->digits.len <= f->whole.at + f->whole.len);
    ASSERT(f->said.at + f->said.len <= f->whole.at);
    ASSERT(f->then.at + f->then.len <= t->text.len);
    ASSERT(f->sentence.at <= f->whole.at);
    ASSERT(f->value.decimals <= REPORT_DECIMALS_MAX && f->value.step >= 1);
    ASSERT(f->value.units >= 0 && f->value.units <= REPORT_UNITS_MAX);
    ASSERT(report_number_cmp(f->to, f->value) >= 0);
    report_text_source(t, f->whole.at, f->whole.len, &at, &len);
    ASSERT(at + len <= source_len);
}

static void check_findings(struct arena *a, struct str text, const struct report_figure *f,
                           size_t count)
{
    struct report_finding *list;
    struct report_drift *drift;
    size_t found;

    report_findings(a, text, f, count, &list, &found);
    for (size_t i = 0; i < found; i++) {
        ASSERT(list[i].figure < count && list[i].kind < REPORT_FINDS);
        ASSERT(list[i].other == REPORT_NO_FIGURE || list[i].other < count);
    }
    report_check_drift(a, text, f, count, text, f, count, &drift, &found);
    ASSERT(found <= count);
}

static void check_guesses(struct arena *a, struct str text, const struct report_figure *f,
                          size_t count)
{
    static const struct report_known KNOWN[] = {
        {SI("a"), SI("代表建议件数"), SI("代表提出的建议"), SI("件")},
        {SI("b"), SI("满意率"), SI("满意的比评价的"), SI("%")},
        {SI("c"), SI("经费"), SI(""), SI("万元")},
    };
    const struct report_matcher *m = report_match_open(a, KNOWN, COUNT(KNOWN));

    for (size_t i = 0; i < count; i++) {
        const struct report_records r = {.ratio = i % 2 == 0, .numerator = 3, .denominator = 7};
        struct report_candidate found[REPORT_CANDIDATES];
        const size_t n = report_match(m, text, &f[i], found);

        for (size_t k = 0; k < n; k++)
            ASSERT(found[k].known < COUNT(KNOWN) && found[k].score >= REPORT_MATCH_LEAST);
        ASSERT(report_read_judge(&f[i], &r) < REPORT_JUDGED_OPEN);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str source = str_dup(a, (struct str){(const char *)data, size});
    struct report_mended t;
    struct report_figure *f;
    struct err err = {0};
    size_t count;

    if (report_repair(a, source, &t, &err) == ST_OK) {
        ASSERT(t.text.len <= source.len);
        for (size_t i = 0; i < t.text.len; i++)
            ASSERT(t.from[i] < source.len);
        report_scan(a, t.text, &f, &count);
        ASSERT(count <= REPORT_FIGURES_MAX);
        for (size_t i = 0; i < count; i++)
            check(&t, source.len, &f[i]);
        check_findings(a, t.text, f, count);
        check_guesses(a, t.text, f, count);
    } else {
        ASSERT(err.key != NULL);
    }
    arena_close(a);
    return 0;
}
