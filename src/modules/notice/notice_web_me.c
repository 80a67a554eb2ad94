// SPDX-License-Identifier: MulanPSL-2.0
/* How one wants to be told: address, hours, and for each kind by which way. */
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_rules.h"
#include "modules/notice/notice_web.h"
#include "modules/notice/notice_web_common.h"
#include "notice_admin_view.h"
#include "platform/form.h"
#include "platform/text.h"

enum { CHOICES_MAX = 300 };

/* ---------------------------------------------------------------- one select */

struct mine {
    const struct notice_choice *choices;
    size_t count;
};

static struct str chosen(const struct mine *m, const struct notice_kind *kind, const char *channel)
{
    arr_each (i, m->count)
        if (str_eqz(m->choices[i].kind, kind->name) && str_eqz(m->choices[i].channel, channel))
            return m->choices[i].choice;
    return str_from(notice_usual(kind, str_from(channel)));
}

/* Was this very option chosen in the form that is shown again? */
static bool typed(const struct request *rq, struct str value)
{
    arr_each (i, param_count(rq, "choice"))
        if (str_eq(param_text_at(rq, "choice", i), value))
            return true;
    return false;
}

static const struct notice_choose_v *choose(struct ctx *ctx, const struct request *rq,
                                            const struct mine *m, const struct notice_kind *kind,
                                            const char *channel, const char *words)
{
    struct notice_choose_v *v = arena_new(ctx->arena, struct notice_choose_v);
    struct option_v *options = arena_array(ctx->arena, 3, struct option_v);
    const struct str now = chosen(m, kind, channel);
    struct str rest = str_from(words), word;

    *v = (struct notice_choose_v){
        .label = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(notice_kind_label(ctx, kind)),
                            STR_ARG(text_of("notice.channel.", str_from(channel)))),
        .id = str_printf(ctx->arena, "c-%s-%s", kind->name, channel),
        .options = options,
    };
    if (kind->statutory && strcmp(channel, "inside") == 0)
        v->fixed = T("notice.settings.always");
    while (str_cut(&rest, ' ', &word)) {
        struct option_v *o = &options[v->options_count++];

        o->value = str_printf(ctx->arena, "%s %s " STR_FMT, kind->name, channel, STR_ARG(word));
        o->label = text_of("notice.choice.", word);
        o->on = form_again(rq) ? typed(rq, o->value) : str_eq(word, now);
    }
    return v;
}

/* ---------------------------------------------------------------- the page */

static bool concerns(const struct ctx *ctx, const struct notice_kind *kind)
{
    struct str rest = str_from(kind->readers), permission;
    char name[64];

    while (str_cut(&rest, ' ', &permission)) {
        snprintf(name, sizeof name, STR_FMT, STR_ARG(permission));
        if (may(ctx, name))
            return true;
    }
    return kind->readers == NULL;
}

static enum status show_kinds(struct ctx *ctx, const struct request *rq,
                              struct notice_settings_v *v)
{
    struct notice_kind_row_v *rows;
    struct notice_choice *choices;
    const struct notice_kind *kind;
    struct mine m;
    size_t n = 0;

    TRY(notice_my_choices(ctx, &choices, &m.count));
    m.choices = choices;
    while (notice_kind_at(n) != NULL)
        n++;
    rows = arena_array(ctx->arena, n, struct notice_kind_row_v);
    for (size_t i = 0; (kind = notice_kind_at(i)) != NULL; i++) {
        if (!concerns(ctx, kind))
            continue;
        rows[v->rows_count++] = (struct notice_kind_row_v){
            .kind = str_from(kind->name),
            .label = notice_kind_label(ctx, kind),
            .inside = choose(ctx, rq, &m, kind, "inside", "now off"),
            .mail = choose(ctx, rq, &m, kind, "mail", "now digest off"),
            .sms = choose(ctx, rq, &m, kind, "sms", "now off"),
        };
    }
    v->rows = rows;
    return ST_OK;
}

static struct str clock_text(struct ctx *ctx, int64_t minute)
{
    return minute < 0 ? S("") : notice_clock(ctx->arena, minute);
}

enum status notice_web_settings(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 5, struct field_v);
    struct notice_settings_v v = {
        .crumbs = notice_web_crumbs(ctx, S(""), S(""), T("notice.settings.title"))};
    struct notice_person me;

    TRY(notice_me(ctx, &me));
    TRY(notice_channels_on(ctx, &v.mail_on, &v.sms_on));
    fields[0] = form_field(ctx, rq, "line", "mail", "notice.f.mail", me.mail);
    fields[0].autocomplete = S("email");
    fields[1] = form_field(ctx, rq, "line", "digest_at", "notice.f.digest_at",
                           clock_text(ctx, me.digest_at));
    fields[2] = form_field(ctx, rq, "line", "quiet_from", "notice.f.quiet_from",
                           clock_text(ctx, me.quiet_from));
    fields[3] =
        form_field(ctx, rq, "line", "quiet_to", "notice.f.quiet_to", clock_text(ctx, me.quiet_to));
    arr_each (i, 4)
        form_optional(&fields[i]);
    fields[4] =
        form_field(ctx, rq, "hidden", "version", "form.version", notice_web_int(ctx, me.version));
    v.fields = fields;
    v.fields_count = 5;
    TRY(show_kinds(ctx, rq, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("notice.settings.title"), &notice_settings_view,
                        &v);
}

enum status notice_web_settings_save(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct notice_choice *choices = arena_array(ctx->arena, CHOICES_MAX, struct notice_choice);
    struct notice_me_save in = {
        .version = param_int(rq, "version"),
        .mail = param_text(rq, "mail"),
        .quiet_from = param_text(rq, "quiet_from"),
        .quiet_to = param_text(rq, "quiet_to"),
        .digest_at = param_text(rq, "digest_at"),
        .choices = choices,
    };

    for (size_t i = 0; i < param_count(rq, "choice") && i < CHOICES_MAX; i++) {
        struct str rest = param_text_at(rq, "choice", i);
        struct notice_choice *c = &choices[in.choices_count++];

        (void)str_cut(&rest, ' ', &c->kind);
        (void)str_cut(&rest, ' ', &c->channel);
        c->choice = rest;
    }
    TRY(notice_me_save(ctx, &in));
    respond_flash(rs, "notice.saved", S(""));
    return respond_see_other(rs, "/notice/settings");
}
