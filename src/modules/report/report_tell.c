// SPDX-License-Identifier: MulanPSL-2.0
/* Who is told of a report's way: whose turn it is, and its author of what became of it. */
#include "base/json.h"
#include "modules/notice/notice.h"
#include "modules/report/report_actions.h"

enum { TOLD_MAX = 2 };

struct telling {
    const char *kind, *tail; /* of the report's address */
    const struct notice_to *to;
    size_t count;
    struct str note;
};

static enum status tell(struct ctx *ctx, const struct report *r, const struct telling *t)
{
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    json_object(&j, NULL);
    json_str(&j, "title", r->title);
    json_str(&j, "who", ctx->actor->name);
    json_str(&j, "note", t->note);
    json_object_end(&j);
    return notice_put(
        ctx, &(struct notice_new){
                 .kind = t->kind,
                 .subject_id = r->id,
                 .url = str_printf(ctx->arena, "/report/%lld%s", (long long)r->id, t->tail),
                 .values = buf_view(&values),
                 .to = t->to,
                 .to_count = t->count,
             });
}

/* The office, where nobody was noted as the author. */
static struct notice_to author_of(const struct report *r)
{
    return (struct notice_to){.account_id = r->author_id,
                              .role = r->author_id == 0 ? "office" : NULL};
}

enum status report_tell_step(struct ctx *ctx, const struct report *r, enum report_act act,
                             struct str note)
{
    struct notice_to to[TOLD_MAX] = {author_of(r)};
    struct telling t = {.tail = "/way", .to = to, .count = 1, .note = note};

    switch (act) {
    case REPORT_ASK:
        t.kind = "report.asked";
        t.tail = "";
        to[0] = (struct notice_to){.role = "leader"};
        to[t.count++] = (struct notice_to){.role = "committee"};
        break;
    case REPORT_JUDGE:
        t.kind = "report.judged";
        to[0] = (struct notice_to){.role = "leader"};
        break;
    case REPORT_PASS:
        t.kind = "report.passed";
        break;
    case REPORT_BACK:
        t.kind = "report.sent_back";
        break;
    case REPORT_FREEZE:
    case REPORT_PUBLISH:
    case REPORT_RETRACT:
    case REPORT_DROP:
    case REPORT_ACTS:
    default:
        return ST_OK;
    }
    return tell(ctx, r, &t);
}

enum status report_tell_opinion(struct ctx *ctx, const struct report *r,
                                const struct report_comment *c)
{
    const struct notice_to to =
        c->done ? (struct notice_to){.account_id = c->account_id} : author_of(r);
    const struct telling t = {.kind = c->done ? "report.answered" : "report.commented",
                              .tail = "/comment",
                              .to = &to,
                              .count = 1,
                              .note = c->done ? c->answer : c->text};

    if (c->done && c->account_id == 0)
        return ST_OK;
    return tell(ctx, r, &t);
}
