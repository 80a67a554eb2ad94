// SPDX-License-Identifier: MulanPSL-2.0
/* What is wrong with figures: small texts, then the sentences of the five reports. */
#include "base/buf.h"
#include "base/tap.h"
#include "modules/report/report_check.h"
#include "report_seeds.h"

static struct arena *arena;

/* "rate_never 97.5%~154件 122 157" for each finding */
static const char *told(struct str text, const struct report_figure *f, size_t count)
{
    struct report_finding *list;
    struct buf b = buf_new(arena, 0);
    size_t found;

    report_findings(arena, text, f, count, &list, &found);
    for (size_t i = 0; i < found; i++) {
        buf_printf(&b, "%s%s " STR_FMT, i > 0 ? "; " : "", report_finding_word(list[i].kind),
                   STR_ARG(report_span_of(text, f[list[i].figure].whole)));
        if (list[i].other != REPORT_NO_FIGURE)
            buf_printf(&b, "~" STR_FMT, STR_ARG(report_span_of(text, f[list[i].other].whole)));
        if (list[i].a != 0 || list[i].b != 0)
            buf_printf(&b, " %" PRId64 " %" PRId64, list[i].a, list[i].b);
    }
    return b.len > 0 ? b.ptr : "";
}

static const char *found_in(const char *z)
{
    struct report_figure *f;
    size_t count;

    report_scan(arena, str_from(z), &f, &count);
    return told(str_from(z), f, count);
}

static void small(void)
{
    static const struct {
        const char *text, *want;
    } CASES[] = {
        {"近700余人参加", "opposite 近700余人"},
        {"不足30余人参加", "opposite 不足30余人"},
        {"至少5名以上代表", "twice 至少5名以上"},
        {"至少邀请5名以上代表", "twice 5名以上"},
        {"230余人参加", ""},
        {"办理建议154件，满意率97.5%。", "rate_never 97.5%~154件 122 157"},
        {"办理建议8件，满意率12%。", "rate_cut 12%~8件 1 0"},
        {"收集问题74个，解决问题53个，解决率71.6%。", ""},
        {"收集问题74个。解决问题53个，解决率71.6%。", ""},
        {"收集问题74个，解决问题53件，解决率71.6%。", "rate_cut 71.6%~53件 38 0"},
        {"收集问题74个。\n解决问题53个，解决率71.6%。", "rate_cut 71.6%~53个 38 0"},
        {"满意率97.5%。", "rate_alone 97.5%"},
        {"办理建议154件，同比增长97.5%。", ""},
        {"举办代表培训3次，参加代表培训120人次。", ""},
        {"组织代表集中培训3次。组织代表集中培训120人次。", "two_units 3次~120人次"},
        {"召开常委会会议7次。列席常委会会议30人次。", ""},
        {"办理建议150余件，满意率97.5%。", "rate_alone 97.5%"},
        {"办理建议85件，解决率达87%。", "rate_alone 87%~85件 74 0"},
        {"满意率达95%以上，近90%的代表", ""},
        {"收到建议30件，其中农业20件、教育15件。", "sum 30件~20件 35 0"},
        {"收到建议30件，其中农业20件、教育5件。", ""},
        {"收到建议30件，其中农业20件、办理5次。", ""},
        {"收到建议30件，其中农业40件。", "sum 30件~40件 40 0"},
        {"其中农业20件。", ""},
        {"收到建议30件。\n其中农业40件。", ""},
        {"收到建议30余件，其中农业40件。", ""},
        {"收到30条，其中农业40件。", ""},
        {"收到建议30件，其中农业20件，其中种植15件。", ""},
        {"建议30件（农业20件、教育10件）已办结", ""},
        {"建议30件（农业20件、教育15件）已办结", "sum 30件~15件 35 0"},
        {"建议30件(农业20件、教育5件)已办结", "sum 30件~5件 25 0"},
        {"建议30件（含农业20件）已办结", ""},
        {"建议30件（农业20件、会议2次）已办结", ""},
        {"票决出10个项目。6项已经完成，其余4正常推进。", "no_measure 4"},
        {"票决出10个项目。6项已经完成，其余3项正常推进。", "rest 3项 9 0"},
        {"共10项，6项已经完成，其余4项正常推进。", ""},
        {"其余4项正常推进。", ""},
        {"设立了社会建设、监察和司法两个专门委员会", ""},
        {"设立了社会建设、监察和司法四个专门委员会", "listed 四个 2 0"},
        {"设立了社会建设、监察、司法两个专门委员会", "listed 两个 3 0"},
        {"检查环保法、统计法、教育法等2部法律的实施", "listed 2部 3 0"},
        {"检查环保法、统计法、教育法等6部法律的实施", ""},
        {"开展视察、调研、检查18次活动", ""},
        {"委员、代表对三个项目进行视察", ""},
        {"上报与采用量连续五年第一", ""},
        {"选择了“甲、乙”“丙”和“丁”三件建议", ""},
        {"选择了《甲》《乙》《丙》（含、附）两件建议", "listed 两件 3 0"},
        {"选举任免国家机关工作人员37名。任免国家机关工作人员18人次。", "two_units 37名~18人次"},
        {"收集问题74个。\n收集问题455件。", "two_units 74个~455件"},
        {"收集问题74个。\n收集问题75个。", "two_values 74个~75个"},
        {"收集问题74个。\n收集问题74个。", ""},
        {"省市县三级人大代表参加，全县四级人大代表参加", "two_levels 三级~四级"},
        {"县乡四级人大代表参加，全县四级人大代表参加", ""},
        {"三级医院，四级人大代表参加", ""},
        {"", ""},
    };

    for (size_t i = 0; i < COUNT(CASES); i++)
        EQ_TEXT(found_in(CASES[i].text), CASES[i].want, CASES[i].text);
    OK(report_finding_wrong(REPORT_FIND_OPPOSITE) && report_finding_wrong(REPORT_FIND_SUM),
       "plainly wrong");
    OK(!report_finding_wrong(REPORT_FIND_TWO_VALUES), "to be looked at");
}

static bool drifts(struct arena *a, const struct seed *old, const struct seed *now,
                   const char *before, const char *after, enum report_drift_kind kind)
{
    struct report_drift *d;
    size_t count;

    report_check_drift(a, old->text.text, old->figures, old->count, now->text.text, now->figures,
                       now->count, &d, &count);
    for (size_t i = 0; i < count; i++)
        if (d[i].kind == kind &&
            str_eqz(report_span_of(old->text.text, old->figures[d[i].before].whole), before) &&
            str_eqz(report_span_of(now->text.text, now->figures[d[i].now].whole), after))
            return true;
    return false;
}

/* What inconsistencies.md, chapters 3 and 4, says of each. */
static void of_seeds(void)
{
    static const char *const WANT[SEEDS] = {
        "two_levels 三级~四级; opposite 近700余人; twice 5名以上; rate_alone 87%~85件 74 0; "
        "rate_alone 98%~85件 83 0",
        "rate_never 97.5%~154件 122 157",
        "rate_alone 85.5%~512名 438 0; rate_alone 95.7%~512名 490 0; two_units 136次~701人次; "
        "two_units 74个~455件; two_units 53个~266件; two_values 71.6%~58.5% 74 455",
        "no_measure 4",
        "",
    };
    struct seed s[SEEDS];
    size_t part = 0, whole = 0;

    if (!seeds_read(arena, s)) {
        OK(true, "the five reports # SKIP the shared directory is not here");
        return;
    }
    for (size_t i = 0; i < SEEDS; i++)
        EQ_TEXT(told(s[i].text.text, s[i].figures, s[i].count), WANT[i], s[i].file);
    OK(report_check_pair(s[3].figures, (size_t)(seed_figure(&s[3], "45.54%") - s[3].figures), &part,
                         &whole) &&
           s[3].figures[part].value.units == 46 && s[3].figures[whole].value.units == 101,
       "45.54% is 46 of 101");
    OK(drifts(arena, &s[0], &s[1], "37名", "18人次", REPORT_DRIFT_UNIT), "persons, then times");
    OK(drifts(arena, &s[0], &s[1], "18次", "6项", REPORT_DRIFT_UNIT), "checks by times, by laws");
    OK(drifts(arena, &s[0], &s[1], "13件", "8件", REPORT_DRIFT_WORDS),
       "resolutions with opinions, then without");
    OK(drifts(arena, &s[0], &s[1], "98%", "97.5%", REPORT_DRIFT_WORDS),
       "满意或基本满意率, then 满意率");
    OK(!drifts(arena, &s[0], &s[1], "7次", "8次", REPORT_DRIFT_WORDS), "meetings are called alike");
}

int main(void)
{
    arena = arena_open(0);
    small();
    of_seeds();
    arena_close(arena);
    return tap_done();
}
