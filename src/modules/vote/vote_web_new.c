// SPDX-License-Identifier: MulanPSL-2.0
/* A vote that belongs to no meeting, and the repetition of one. */
#include "modules/body/body.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { BODIES_MAX = 200, SECONDS_USUAL = 60 };

static struct field_v *words_field(struct ctx *ctx, struct form_page *f, const char *kind,
                                   const char *name, const char *label, const char *prefix,
                                   const char *words, struct str stored)
{
    struct field_v *field = form_page_put(f, kind, name, label, stored);
    struct option_v options[8];
    struct str rest = str_from(words), word;
    size_t n = 0;

    while (n < COUNT(options) && str_cut(&rest, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, field, options, n);
    return field;
}

static enum status bodies_field(struct ctx *ctx, struct form_page *f)
{
    struct option_v *options;
    struct body *bodies;
    struct field_v *field;
    size_t count;

    TRY(body_list(ctx, ctx->today, &bodies, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = vote_web_int(ctx, bodies[i].id), .label = bodies[i].name};
    field = form_page_put(f, "select", "body", "vote.new.body", S(""));
    field->choose = true;
    form_options(ctx, field, options, count);
    return ST_OK;
}

/* ---- what is voted on decides which fields there are */

struct subject {
    const char *word; /* of the address and the text */
    enum vote_kind kind;
    enum vote_law_matter matter;
    bool secret;
    const char *options; /* label of its list, NULL: in the folded part */
    const char *rules;   /* the first is the usual one */
};

static const struct subject SUBJECTS[] = {
    {"resolution", VOTE_MOTION, VOTE_LAW_RESOLUTION, false, NULL,
     "half_of_all two_thirds_of_all half_of_present noted"},
    {"appointment", VOTE_MOTION, VOTE_LAW_APPOINTMENT, true, "vote.new.people",
     "half_of_all two_thirds_of_all half_of_present noted"},
    {"removal", VOTE_MOTION, VOTE_LAW_REMOVAL, true, "vote.new.people",
     "half_of_all two_thirds_of_all half_of_present noted"},
    {"election", VOTE_ELECTION, VOTE_LAW_ELECTION, true, "vote.new.candidates",
     "half_of_all two_thirds_of_all half_of_present plurality_third noted"},
    {"rating", VOTE_RATING, VOTE_LAW_RESOLUTION, false, "vote.new.rated", "share_of_ballots noted"},
};

/* As asked for in the address, or of a form that is shown again as it was typed. */
static const struct subject *subject_of(const struct request *rq)
{
    const struct str what = param_text(rq, "what"), kind = param_text(rq, "kind"),
                     matter = param_text(rq, "matter");

    arr_each (i, COUNT(SUBJECTS))
        if (form_again(rq) ? str_eqz(kind, vote_kind_word(SUBJECTS[i].kind)) &&
                                 (SUBJECTS[i].kind != VOTE_MOTION ||
                                  str_eqz(matter, vote_matter_word(SUBJECTS[i].matter)))
                           : str_eqz(what, SUBJECTS[i].word))
            return &SUBJECTS[i];
    return &SUBJECTS[0];
}

static const struct tabs_v *subjects_tabs(struct ctx *ctx, const struct subject *now)
{
    struct tab_v *items = arena_array(ctx->arena, COUNT(SUBJECTS), struct tab_v);
    struct tabs_v *tabs = arena_new(ctx->arena, struct tabs_v);

    arr_each (i, COUNT(SUBJECTS))
        items[i] = (struct tab_v){
            .label = text_of("vote.new.what.", str_from(SUBJECTS[i].word)),
            .url = str_printf(ctx->arena, "/vote/new?what=%s", SUBJECTS[i].word),
            .on = &SUBJECTS[i] == now,
        };
    *tabs = (struct tabs_v){
        .label = T("vote.new.matter"), .items = items, .items_count = COUNT(SUBJECTS)};
    return tabs;
}

static void options_field(struct form_page *f, const struct subject *s)
{
    struct field_v *field = form_page_put(
        f, "text", "options", s->options != NULL ? s->options : "vote.new.options", S(""));

    form_max(field, 4000, 4);
    if (s->options == NULL)
        form_optional(field);
}

/* What every vote of this subject needs. */
static enum status main_fields(struct ctx *ctx, struct form_page *f, const struct subject *s)
{
    (void)form_page_put(f, "hidden", "kind", "vote.col.kind", str_from(vote_kind_word(s->kind)));
    (void)form_page_put(f, "hidden", "matter", "vote.new.matter",
                        str_from(vote_matter_word(s->matter)));
    (void)form_page_put(f, "line", "title", "vote.new.title", S(""));
    TRY(bodies_field(ctx, f));
    if (s->options != NULL)
        options_field(f, s);
    if (s->kind == VOTE_ELECTION) {
        words_field(ctx, f, "select", "post", "vote.new.post", "vote.post.", VOTE_POST_WORDS, S(""))
            ->choose = true;
        (void)form_page_put(f, "int", "seats", "vote.new.seats", S(""));
    }
    if (s->kind == VOTE_RATING) {
        form_optional(form_page_put(f, "int", "pass_percent", "vote.new.pass_percent", S("")));
        form_optional(form_page_put(f, "line", "basis", "vote.new.basis", S("")));
    }
    return ST_OK;
}

/* What few need, as the law has it. */
static void rest_fields(struct ctx *ctx, struct form_page *f, const struct subject *s)
{
    struct str rules = str_from(s->rules), usual;

    (void)str_cut(&rules, ' ', &usual);
    (void)words_field(ctx, f, "radio", "method", "vote.method", "vote.method.",
                      "device hands paper", S("device"));
    (void)form_page_put(f, "check", "secret", "vote.new.secret", s->secret ? S("1") : S("0"));
    (void)words_field(ctx, f, "select", "rule", "vote.rule", "vote.rule.", s->rules, usual);
    if (s->kind != VOTE_RATING)
        form_optional(form_page_put(f, "line", "basis", "vote.new.basis", S("")));
    if (s->kind == VOTE_ELECTION) {
        (void)words_field(ctx, f, "select", "occasion", "vote.new.occasion", "vote.occasion.",
                          VOTE_OCCASION_WORDS, S("first"));
        (void)form_page_put(f, "check", "write_in", "vote.new.write_in", S("1"));
    } else if (s->kind == VOTE_RATING) {
        form_optional(form_page_put(f, "line", "scale", "vote.new.scale", S("")));
        (void)form_page_put(f, "int", "pass_grades", "vote.new.pass_grades", S("2"));
    } else {
        if (s->options == NULL)
            options_field(f, s);
        (void)form_page_put(f, "check", "en_bloc", "vote.new.en_bloc", S(""));
    }
    form_optional(
        form_page_put(f, "int", "seconds", "vote.new.seconds", vote_web_int(ctx, SECONDS_USUAL)));
    form_optional(form_page_put(f, "line", "reason", "vote.again.reason", S("")));
}

enum status vote_web_new_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("vote.do.new"), S("/vote/new"), S("/vote"), T("vote.new.go"));
    const struct subject *s = subject_of(rq);
    struct vote_new_v v;

    form_page_crumb(f, T("vote.title"), S("/vote"));
    f->v.tabs = subjects_tabs(ctx, s);
    TRY(main_fields(ctx, f, s));
    form_page_more(f);
    rest_fields(ctx, f, s);
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &vote_new_view, &v);
}

/* One option a line; what stands behind a comma is its note (post, organ). */
static void options_of(struct ctx *ctx, struct str typed, struct vote_new *out)
{
    struct vote_option *options = arena_array(ctx->arena, VOTE_OPTIONS_MAX + 1, struct vote_option);
    static const char *const COMMAS[] = {"\xEF\xBC\x8C", ","};
    struct str line;

    while (out->options_count <= VOTE_OPTIONS_MAX && str_cut(&typed, '\n', &line)) {
        struct vote_option o = {.name = str_trim(line)};

        for (size_t c = 0; c < COUNT(COMMAS); c++) {
            const char *at = o.name.len > 0
                                 ? memmem(o.name.ptr, o.name.len, COMMAS[c], strlen(COMMAS[c]))
                                 : NULL;
            if (at == NULL)
                continue;
            o.note =
                str_trim((struct str){at + strlen(COMMAS[c]),
                                      o.name.len - (size_t)(at - o.name.ptr) - strlen(COMMAS[c])});
            o.name = str_trim((struct str){o.name.ptr, (size_t)(at - o.name.ptr)});
            break;
        }
        if (o.name.len > 0)
            options[out->options_count++] = o;
    }
    out->options = options;
}

/* As typed: what cannot be is left to the engine to refuse, and is not taken for "no limit". */
static unsigned seconds_of(const struct request *rq)
{
    const int64_t n = param_int(rq, "seconds");

    return n < 0 || n > VOTE_SECONDS_MAX ? VOTE_SECONDS_MAX + 1 : (unsigned)n;
}

static unsigned count_of(const struct request *rq, const char *name)
{
    const int64_t n = param_int(rq, name);

    return n > 0 && n < 1000000 ? (unsigned)n : 0;
}

/* Of what post: the law's number of candidates is that post's. A primary has no such number. */
static enum status election_of(struct ctx *ctx, const struct request *rq, struct vote_new *in)
{
    const struct str post = param_text(rq, "post");

    in->matter = VOTE_LAW_ELECTION;
    (void)vote_occasion_parse(param_text(rq, "occasion"), &in->occasion);
    in->check_candidates = vote_post_parse(post, &in->post);
    if (post.len == 0 && in->rule != VOTE_NOTED)
        return fail_field(&ctx->err, "post", "vote.post_missing", NULL);
    return ST_OK;
}

enum status vote_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_new in = {
        .secret = param_bool(rq, "secret"),
        .en_bloc = param_bool(rq, "en_bloc"),
        .write_in = param_bool(rq, "write_in"),
        .title = param_text(rq, "title"),
        .origin = "vote",
        .body_id = param_id(rq, "body"),
        .on = ctx->today,
        .basis = param_text(rq, "basis"),
        .scale = param_text(rq, "scale"),
        .pass_percent = count_of(rq, "pass_percent"),
        .pass_grades = count_of(rq, "pass_grades"),
        .seats = count_of(rq, "seats"),
        .seconds = seconds_of(rq),
    };
    struct body body;
    int64_t id;

    (void)vote_kind_parse(param_text(rq, "kind"), &in.kind);
    (void)vote_method_parse(param_text(rq, "method"), &in.method);
    (void)vote_rule_parse(param_text(rq, "rule"), &in.rule);
    (void)vote_matter_parse(param_text(rq, "matter"), &in.matter);
    if (in.kind == VOTE_ELECTION)
        TRY(election_of(ctx, rq, &in));
    if (in.body_id == 0)
        return fail_field(&ctx->err, "body", "vote.new.body_missing", NULL);
    TRY(body_get(ctx, in.body_id, &body));
    in.body_name = body.short_name.len > 0 ? body.short_name : body.name;
    options_of(ctx, param_text(rq, "options"), &in);
    in.again_reason = param_text(rq, "reason");
    TRY(vote_arrange(ctx, &in, &id));
    respond_flash(rs, "vote.new.done", S(""));
    return respond_see_other(rs, "/vote/%lld", (long long)id);
}

/* ---- the same once more */

enum status vote_web_repeat_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct vote_form_v page;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_led_here(ctx, &v));
    if (v.state < VOTE_COUNTED)
        return fail(&ctx->err, ST_RULE, "vote.not_counted", NULL);
    f = form_page_open(ctx, rq, T("vote.repeat.title"), vote_web_url(ctx, v.id, "/repeat"),
                       vote_web_url(ctx, v.id, ""), T("vote.repeat.go"));
    form_page_crumb(f, T("vote.title"), S("/vote"));
    form_page_crumb(f, v.title, vote_web_url(ctx, v.id, ""));
    f->v.meta = v.title;
    if (v.kind == VOTE_ELECTION)
        (void)form_page_put(f, "check", "tied", "vote.repeat.tied", S(""));
    if (v.state != VOTE_INVALID) {
        form_max(form_page_put(f, "text", "reason", "vote.again.reason", S("")), VOTE_REASON_CHARS,
                 3);
        if (v.kind == VOTE_ELECTION)
            form_optional(&f->fields[f->v.fields_count - 1]);
    }
    f->v.note = T("vote.repeat.note");
    page.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, page.page.title, &vote_form_view, &page);
}

enum status vote_web_repeat(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote v;
    int64_t id;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_led_here(ctx, &v));
    TRY(vote_repeat(ctx, v.id, param_bool(rq, "tied"), param_text(rq, "reason"), &id));
    respond_flash(rs, "vote.repeat.done", S(""));
    return respond_see_other(rs, "/vote/%lld", (long long)id);
}
