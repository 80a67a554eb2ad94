// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of figures share: the period asked for, a figure's value with what it was a year
 *  before, forms. */
#ifndef INDICATOR_WEB_COMMON_H
#define INDICATOR_WEB_COMMON_H
#include "indicator_view.h"
#include "modules/indicator/indicator_actions.h"
#include "platform/form_page.h"

/** The period that a page is asked for. */
struct indicator_asked {
    struct str word; /* of INDICATOR_PERIODS */
    int year;        /* 0: that of today */
    struct indicator_span days;
    struct indicator_span before; /* the same days a year before; */
    bool compares;                /* if there are any */
};

/** From the fields period, year, from, to; without them the year. ST_INVALID. */
MUST_CHECK enum status indicator_web_asked(struct ctx *ctx, const struct request *rq,
                                           struct indicator_asked *out);
/** The same for a word. */
MUST_CHECK enum status indicator_web_asked_of(struct ctx *ctx, struct str word, int year,
                                              struct indicator_span own,
                                              struct indicator_asked *out);
void indicator_web_ask_form(struct ctx *ctx, const struct request *rq,
                            const struct indicator_asked *asked, struct indicator_period_v *out);
/** "2026年", "本届", and the days "2026年1月1日至2026年12月31日". */
struct str indicator_web_period(struct ctx *ctx, const struct indicator_asked *asked);
struct str indicator_web_days(struct ctx *ctx, const struct indicator_span *days);
/** The page of a figure for that period; `more` is put behind ("&by=month"), "" nothing. */
struct str indicator_web_url(struct ctx *ctx, const struct indicator *i,
                             const struct indicator_asked *asked, struct str more);
/** "?period=…&year=…" of the same period. */
struct str indicator_web_query(struct ctx *ctx, const struct indicator_asked *asked);

struct indicator_query indicator_web_q(const struct indicator *i, const struct indicator_span *s);
/** "186件", "94.6%". */
struct str indicator_web_said(struct ctx *ctx, const struct indicator *i,
                              const struct indicator_value *v);
struct str indicator_web_division(struct ctx *ctx, const struct indicator *i,
                                  const struct indicator_value *v);
/** "比…多12件（6.7%）", "提高2.1个百分点", "持平". */
struct str indicator_web_change(struct ctx *ctx, const struct indicator *i,
                                const struct indicator_change *c);
/** "目标95%以上", "目标3件以内"; where nothing lies beyond it, "目标0件", "目标100%". */
struct str indicator_web_goal(struct ctx *ctx, const struct indicator *i, int64_t goal,
                              bool at_most);
/** Everything about a figure in a period but its breakdown. */
MUST_CHECK enum status indicator_web_row(struct ctx *ctx, const struct indicator *i,
                                         const struct indicator_asked *asked,
                                         struct indicator_row_v *out);
/** "代表建议：问题解决率": where figures of several modules stand together. */
struct str indicator_web_name(struct ctx *ctx, const struct indicator *i);
/** The module of a figure, "suggestion". */
struct str indicator_web_group(const struct indicator *i);

/** A select with all figures that the actor may see; `all_key` NULL: one has to be chosen. */
MUST_CHECK enum status indicator_web_figures(struct ctx *ctx, struct field_v *field);
MUST_CHECK enum status indicator_web_show_form(struct form_page *f, struct response *rs);
/** The pages of this module, `here` being shown. */
struct tabs_v indicator_web_tabs(struct ctx *ctx, const char *here);
const struct empty_v *indicator_web_empty(struct ctx *ctx, const char *title, const char *why);
struct indicator_warning_v;
/** One crossing; *out_seen false: of a figure that the actor may not see. */
MUST_CHECK enum status indicator_web_warning(struct ctx *ctx, const struct indicator_alert *a,
                                             struct indicator_warning_v *out, bool *out_seen);
/** Hundredths of a percent as SVG wants them: 5820 gives "58.20". */
struct str indicator_web_hundredths(struct ctx *ctx, int64_t n);
#endif
