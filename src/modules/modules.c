// SPDX-License-Identifier: MulanPSL-2.0
/* The list of modules, dependencies first, one line each; and what main() asks of all of them. */
#include "modules/modules.h"
#include "modules/account/account.h"
#include "modules/account/account_module.h"
#include "modules/activity/activity_module.h"
#include "modules/allowance/allowance_module.h"
#include "modules/api/api_module.h"
#include "modules/appointment/appointment_module.h"
#include "modules/appraisal/appraisal_module.h"
#include "modules/attachment/attachment_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress.h"
#include "modules/congress/congress_module.h"
#include "modules/contact/contact_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/desk/desk_module.h"
#include "modules/duty/duty_module.h"
#include "modules/filing/filing_module.h"
#include "modules/finance/finance_module.h"
#include "modules/help/help_module.h"
#include "modules/import/import_module.h"
#include "modules/indicator/indicator_module.h"
#include "modules/inquiry/inquiry_module.h"
#include "modules/inspection/inspection_module.h"
#include "modules/ledger/ledger_module.h"
#include "modules/meeting/meeting_module.h"
#include "modules/motion/motion_module.h"
#include "modules/nomination/nomination_module.h"
#include "modules/notice/notice_module.h"
#include "modules/opinion/opinion_module.h"
#include "modules/petition/petition_module.h"
#include "modules/portal/portal_module.h"
#include "modules/privacy/privacy_module.h"
#include "modules/recall/recall_module.h"
#include "modules/report/report_module.h"
#include "modules/reportback/reportback_module.h"
#include "modules/resolution/resolution_module.h"
#include "modules/rollup/rollup_module.h"
#include "modules/search/search_module.h"
#include "modules/station/station_module.h"
#include "modules/statistic/statistic_module.h"
#include "modules/statute/statute_module.h"
#include "modules/suggestion/suggestion_module.h"
#include "modules/supervision/supervision_module.h"
#include "modules/survey/survey_module.h"
#include "modules/training/training_module.h"
#include "modules/vote/vote_module.h"
#include "modules/webhook/webhook_module.h"
#include "platform/backup.h"
#include "platform/file.h"
#include "platform/job.h"
#include "platform/journal.h"
#include "platform/keyring.h"
#include "platform/permission.h"
#include "platform/search.h"
#include "platform/text.h"

/* clang-format off */
const struct module *const MODULES[] = {
    &event_module,
    &crypt_module,
    &job_module,
    &file_module,
    &backup_module,
    &search_index_module,
    &congress_module,
    &deputy_module,
    &account_module,
    &attachment_module,
    &notice_module,
    &indicator_module,
    &body_module,
    &station_module,
    &opinion_module,
    &survey_module,
    &import_module,
    &suggestion_module,
    &vote_module,
    &motion_module,
    &meeting_module,
    &nomination_module,
    &petition_module,
    &recall_module,
    &resolution_module,
    &statute_module,
    &training_module,
    &appointment_module,
    &supervision_module,
    &finance_module,
    &filing_module,
    &inspection_module,
    &inquiry_module,
    &appraisal_module,
    &activity_module,
    &contact_module,
    &reportback_module,
    &allowance_module,
    &duty_module,
    &ledger_module,
    &report_module,
    &statistic_module,
    &rollup_module,
    &portal_module,
    &privacy_module,
    &search_module,
    &help_module,
    &webhook_module,
    &api_module,
    &desk_module,
    NULL,
};
/* clang-format on */

const struct auth_hooks *modules_auth(void)
{
    return &account_auth;
}

enum { COMMANDS_MAX = 32 };

const struct command *const *modules_commands(void)
{
    static const struct command *all[COMMANDS_MAX + 1];
    size_t n = 0;

    if (all[0] != NULL)
        return all;
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct command *c = (*m)->commands; c != NULL && c->name != NULL; c++) {
            ASSERT(n < COMMANDS_MAX);
            all[n++] = c;
        }
    return all;
}

enum status modules_start(struct app *app, struct err *err)
{
    if (app->auth->open == NULL)
        return ST_OK;
    return app->auth->open(app, err);
}

enum status modules_choose_congress(struct ctx *ctx, const char *code)
{
    struct congress *all;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    arr_each (i, count) {
        if (code != NULL ? !str_eqz(all[i].code, code) : count != 1)
            continue;
        ctx->congress_id = all[i].id;
        return ST_OK;
    }
    if (code == NULL && count == 0)
        return ST_OK;
    if (code == NULL)
        return fail_detail(&ctx->err, ST_INVALID, "app.which_congress", "%zu congresses", count);
    return fail_detail(&ctx->err, ST_NOT_FOUND, "app.which_congress", "no congress has code %s",
                       code);
}

enum status modules_has_congress(struct ctx *ctx)
{
    struct congress *all;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    return count > 0 ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "app.no_congress", NULL);
}

enum status modules_demo(struct ctx *ctx)
{
    if (modules_has_congress(ctx) == ST_OK)
        return fail(&ctx->err, ST_CONFLICT, "app.demo_there", NULL);
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        if ((*m)->demo != NULL)
            TRY((*m)->demo(ctx));
    return ST_OK;
}

/* ---------------------------------------------------------------- renda check */

static void fault(struct buf *report, const char *module, const char *what, const char *which)
{
    buf_printf(report, "%s: %s: %s\n", module, what, which);
}

static void check_text(struct arena *a, struct buf *report, const char *module, const char *prefix,
                       const char *name)
{
    const char *key = str_z(a, str_printf(a, "%s%s", prefix, name));

    if (!text_has(key))
        fault(report, module, "no text", key);
}

static bool permission_known(const char *name)
{
    if (strcmp(name, PUBLIC) == 0 || strcmp(name, SIGNED_IN) == 0)
        return true;
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct permission *p = (*m)->permissions; p != NULL && p->name != NULL; p++)
            if (strcmp(p->name, name) == 0)
                return true;
    return false;
}

static void check_routes(struct buf *report, const struct module *m)
{
    for (const struct route *r = m->routes; r != NULL && r->path != NULL; r++) {
        if (r->permission == NULL || !permission_known(r->permission))
            fault(report, m->name, "route without a known permission", r->path);
        if (r->handler == NULL)
            fault(report, m->name, "route without a handler", r->path);
        for (const struct route *other = r + 1; other->path != NULL; other++)
            if (other->method == r->method && strcmp(other->path, r->path) == 0)
                fault(report, m->name, "route stands twice", r->path);
    }
}

static void check_texts(struct arena *a, struct buf *report, const struct module *m)
{
    for (const struct permission *p = m->permissions; p != NULL && p->name != NULL; p++)
        check_text(a, report, m->name, "permission.", p->name);
    for (const struct menu_item *i = m->menu; i != NULL && i->text != NULL; i++) {
        check_text(a, report, m->name, "", i->text);
        if (!permission_known(i->permission))
            fault(report, m->name, "menu item without a known permission", i->path);
    }
    for (const struct indicator *i = m->indicators; i != NULL && i->name != NULL; i++) {
        static const char *const PARTS[] = {"", ".definition", ".numerator"};

        arr_each (n, COUNT(PARTS))
            check_text(a, report, m->name, "indicator.",
                       str_z(a, str_printf(a, "%s%s", i->name, PARTS[n])));
        if (i->ratio)
            check_text(a, report, m->name, "indicator.",
                       str_z(a, str_printf(a, "%s.denominator", i->name)));
        check_text(a, report, m->name, "", i->unit);
        if (!permission_known(i->permission))
            fault(report, m->name, "indicator without a known permission", i->name);
    }
}

/* "suggestion.escalate": suggestion.job.escalate, which the administrator's page shows. */
static void check_work(struct arena *a, struct buf *report, const struct module *m)
{
    for (const struct job *j = m->jobs; j != NULL && j->name != NULL; j++) {
        struct str rest = str_from(j->name), module;

        (void)str_cut(&rest, '.', &module);
        check_text(a, report, m->name, str_printf(a, STR_FMT ".job.", STR_ARG(module)).ptr,
                   str_z(a, rest));
    }
    for (const struct due_source *d = m->dues; d != NULL && d->name != NULL; d++)
        check_text(a, report, m->name, "due.", d->name);
    for (const struct duty_source *d = m->duties; d != NULL && d->name != NULL; d++) {
        check_text(a, report, m->name, "duty.kind.", d->name);
        check_text(a, report, m->name, "", d->unit);
    }
    for (const struct import_kind *k = m->imports; k != NULL && k->name != NULL; k++)
        if (k->undo == NULL)
            fault(report, m->name, "what is imported cannot be taken back", k->name);
}

static const struct route *page_at(struct str path)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct route *r = (*m)->routes; r != NULL && r->path != NULL; r++)
            if (r->method == GET && str_eqz(path, r->path))
                return r;
    return NULL;
}

static bool takes(const struct route *page, struct str name)
{
    for (const struct field *f = page->fields; f != NULL && f->name != NULL; f++)
        if (str_eqz(name, f->name))
            return true;
    return false;
}

/* The page behind a figure knows every filter that the figure names: an unknown one would be passed
 * over, and the page would show other rows. */
static enum status check_rows(struct ctx *ctx, struct buf *report, const struct module *m,
                              const struct indicator *i, const char *part)
{
    const struct indicator_query q = {.of = i, .period = {{2026, 1, 1}, {2026, 12, 31}}};
    const struct route *page;
    struct str url, path, pair, name;

    TRY(i->rows_url(ctx, &q, part, &url));
    (void)str_cut(&url, '?', &path);
    page = page_at(path);
    if (page == NULL) {
        fault(report, m->name, "the rows of a figure have no page", i->name);
        return ST_OK;
    }
    while (str_cut(&url, '&', &pair)) {
        (void)str_cut(&pair, '=', &name);
        if (!takes(page, name))
            fault(
                report, m->name, "a figure names a filter that its page does not take",
                str_z(ctx->arena, str_printf(ctx->arena, "%s: " STR_FMT, i->name, STR_ARG(name))));
    }
    return ST_OK;
}

static enum status check_figures(struct ctx *ctx, struct buf *report, const struct module *m)
{
    for (const struct indicator *i = m->indicators; i != NULL && i->name != NULL; i++) {
        TRY(check_rows(ctx, report, m, i, "numerator"));
        if (i->ratio)
            TRY(check_rows(ctx, report, m, i, "denominator"));
    }
    return ST_OK;
}

/* Every module that one depends on stands before it: no circles. */
static void check_depends(struct buf *report, const struct module *const *at)
{
    for (const char *const *d = (*at)->depends; d != NULL && *d != NULL; d++) {
        bool before = false;

        for (const struct module *const *m = MODULES; m != at; m++)
            before = before || strcmp((*m)->name, *d) == 0;
        if (!before)
            fault(report, (*at)->name, "depends on a module that does not stand before it", *d);
    }
}

enum status modules_check(struct ctx *ctx, struct buf *out_report)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++) {
        check_routes(out_report, *m);
        check_texts(ctx->arena, out_report, *m);
        check_work(ctx->arena, out_report, *m);
        check_depends(out_report, m);
        TRY(check_figures(ctx, out_report, *m));
        if ((*m)->check != NULL)
            TRY((*m)->check(ctx, out_report));
    }
    if (out_report->len != 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "see the lines above");
    return ST_OK;
}
