// SPDX-License-Identifier: MulanPSL-2.0
/* A ballot between the page and the engine. */
#include "modules/vote/vote_web_choice.h"
#include "platform/form.h"
#include "platform/text.h"

static const char *field_name(struct ctx *ctx, char prefix, size_t line)
{
    return str_printf(ctx->arena, "%c%03zu", prefix, line).ptr;
}

/* A ballot without options has one line: the matter itself. */
static bool is_single(const struct vote_sheet *s)
{
    return s->v.kind == VOTE_MOTION && s->lines == 1;
}

enum status vote_web_sheet(struct ctx *ctx, const struct vote *v, struct vote_sheet *out)
{
    out->v = *v;
    TRY(vote_options(ctx, v->id, &out->options, &out->options_count));
    out->lines = vote_lines(v, out->options_count);
    return ST_OK;
}

/* ---- read */

static bool is_mark(const struct vote_sheet *s, struct str value)
{
    struct str words[VOTE_GRADES_MAX];

    if (value.len != 1)
        return false;
    if (s->v.kind == VOTE_RATING)
        return value.ptr[0] >= '0' && (size_t)(value.ptr[0] - '0') < vote_grades(&s->v, words);
    return value.ptr[0] == 'y' || value.ptr[0] == 'n' || value.ptr[0] == 'a';
}

static struct str mark_of(struct ctx *ctx, const struct request *rq, const struct vote_sheet *s,
                          size_t line)
{
    return param_text(rq, is_single(s) ? "v" : field_name(ctx, 'm', line));
}

static bool may_write(const struct vote_sheet *s)
{
    return s->v.kind == VOTE_ELECTION && s->v.write_in;
}

static size_t chosen_of(const struct vote_sheet *s, const struct vote_choice *choice)
{
    size_t chosen = choice->write_ins_count;

    arr_each (i, s->lines)
        chosen += choice->marks.ptr[i] == 'y';
    return chosen;
}

/* Said before the question is asked; the engine refuses it, too. */
static enum status too_many(struct ctx *ctx, const struct vote_sheet *s,
                            const struct vote_choice *choice)
{
    if (s->v.kind != VOTE_ELECTION || chosen_of(s, choice) <= s->v.seats)
        return ST_OK;
    return fail(&ctx->err, ST_RULE, "vote.too_many_chosen", NULL);
}

/* A single matter has one field for whatever is wrong. */
static const char *fault_field(struct ctx *ctx, const struct vote_sheet *s, size_t line)
{
    return is_single(s) ? "choice" : field_name(ctx, 'm', line);
}

enum status vote_web_choice_read(struct ctx *ctx, const struct request *rq,
                                 const struct vote_sheet *s, struct vote_choice *out)
{
    char *marks = arena_alloc(ctx->arena, s->lines + 1);
    struct str *names = arena_array(ctx->arena, s->lines, struct str);
    size_t written = 0;

    arr_each (i, s->lines) {
        const struct str mark = mark_of(ctx, rq, s, i);
        const struct str name =
            may_write(s) ? str_trim(param_text(rq, field_name(ctx, 'w', i))) : S("");

        marks[i] = '-';
        if (is_mark(s, mark))
            marks[i] = mark.ptr[0];
        if (marks[i] == '-')
            invalid(ctx, fault_field(ctx, s, i), "vote.nothing_chosen", NULL);
        else if (name.len > 0 && marks[i] != 'n')
            invalid(ctx, fault_field(ctx, s, i), "vote.write_in_needs_no", NULL);
        if (name.len > 0)
            names[written++] = name;
    }
    TRY(invalid_done(ctx));
    TRY(vote_write_in_names(ctx, s->v.id, names, written, "vote.write_in_is_candidate"));
    *out = (struct vote_choice){
        .marks = {marks, s->lines}, .write_ins = names, .write_ins_count = written};
    return too_many(ctx, s, out);
}

/* ---- the form */

static struct str words_value(struct ctx *ctx, size_t grade)
{
    return str_printf(ctx->arena, "%zu", grade);
}

static void words_make(struct ctx *ctx, const struct vote_sheet *s, struct str on,
                       struct vote_choice_v *out)
{
    struct vote_word_v *words = arena_array(ctx->arena, VOTE_GRADES_MAX, struct vote_word_v);
    struct str scale[VOTE_GRADES_MAX];
    size_t n = 0;

    if (s->v.kind == VOTE_RATING) {
        n = vote_grades(&s->v, scale);
        arr_each (i, n)
            words[i] = (struct vote_word_v){.value = words_value(ctx, i), .label = scale[i]};
    } else {
        words[n++] = (struct vote_word_v){.value = S("y"), .label = T("vote.yes")};
        words[n++] = (struct vote_word_v){.value = S("n"), .label = T("vote.no")};
        words[n++] = (struct vote_word_v){.value = S("a"), .label = T("vote.abstain")};
    }
    arr_each (i, n)
        words[i].on = str_eq(words[i].value, on);
    out->words = words;
    out->words_count = n;
}

static struct str error_of(const struct ctx *ctx, const char *field)
{
    arr_each (i, ctx->field_errors_count)
        if (strcmp(ctx->field_errors[i].field, field) == 0)
            return text(ctx->field_errors[i].key);
    return S("");
}

/* A stored ballot keeps no record of whom a written name replaces: they fill the lines opposed. */
static struct vote_choice_v line_form(struct ctx *ctx, const struct request *rq,
                                      const struct vote_sheet *s, const struct vote_choice *stored,
                                      size_t line, size_t *written)
{
    const char *field = field_name(ctx, 'm', line);
    const bool old = stored != NULL && line < stored->marks.len;
    struct vote_choice_v out = {
        .place = (int64_t)line + 1,
        .field = str_from(field),
        .name = line < s->options_count ? s->options[line].name : s->v.title,
        .note = line < s->options_count ? s->options[line].note : S(""),
        .error = error_of(ctx, field),
    };
    const struct str mark = old ? (struct str){stored->marks.ptr + line, 1} : param_text(rq, field);

    words_make(ctx, s, mark, &out);
    if (!may_write(s))
        return out;
    out.write = str_from(field_name(ctx, 'w', line));
    if (!old)
        out.written = param_text(rq, out.write.ptr);
    else if (str_eqz(mark, "n") && *written < stored->write_ins_count)
        out.written = stored->write_ins[(*written)++];
    return out;
}

/* Of one choice: about whom or what, with the posts. */
static struct str *objects_of(struct ctx *ctx, const struct vote_sheet *s, size_t *out_count)
{
    struct str *objects = arena_array(ctx->arena, s->options_count, struct str);

    *out_count = is_single(s) ? s->options_count : 0;
    arr_each (i, *out_count)
        objects[i] = s->options[i].note.len > 0 ? TF(ctx->arena, "vote.object.noted",
                                                     s->options[i].name, s->options[i].note)
                                                : s->options[i].name;
    return objects;
}

void vote_web_choice_form(struct ctx *ctx, const struct request *rq, const struct vote_sheet *s,
                          const struct vote_choice *stored, struct vote_ballot_v *out)
{
    struct vote_choice_v *lines;
    size_t written = 0;

    out->motion = is_single(s);
    out->election = s->v.kind == VOTE_ELECTION;
    out->rating = !out->motion && !out->election;
    out->graded = s->v.kind == VOTE_RATING;
    out->seats = s->v.seats;
    out->write_in = may_write(s);
    out->over_say = TF(ctx->arena, "vote.ballot.over", str_printf(ctx->arena, "%u", s->v.seats));
    out->objects = objects_of(ctx, s, &out->objects_count);
    if (out->motion)
        return;
    lines = arena_array(ctx->arena, s->lines, struct vote_choice_v);
    arr_each (i, s->lines)
        lines[i] = line_form(ctx, rq, s, stored, i, &written);
    out->choices = lines;
    out->choices_count = s->lines;
}

/* ---- the question before it is final */

static struct vote_pick_v pick_of(const struct vote_sheet *s, char mark, struct str name)
{
    struct str scale[VOTE_GRADES_MAX];
    struct vote_pick_v out = {.name = name};

    if (s->v.kind == VOTE_RATING && mark != '-') {
        (void)vote_grades(&s->v, scale);
        out.label = scale[mark - '0'];
        return out;
    }
    out.yes = mark == 'y';
    out.no = mark == 'n';
    out.abstain = mark == 'a';
    out.label = out.yes       ? T("vote.yes")
                : out.no      ? T("vote.no")
                : out.abstain ? T("vote.abstain")
                              : T("vote.choice.none");
    return out;
}

static void hidden_make(struct ctx *ctx, const struct request *rq, const struct vote_sheet *s,
                        const struct vote_choice *choice, struct vote_confirm_v *out)
{
    struct vote_hidden_v *hidden = arena_array(ctx->arena, 2 * s->lines + 1, struct vote_hidden_v);
    size_t n = 0;

    arr_each (i, s->lines) {
        const char *w = field_name(ctx, 'w', i);

        if (choice->marks.ptr[i] != '-')
            hidden[n++] = (struct vote_hidden_v){
                .name = is_single(s) ? S("v") : str_from(field_name(ctx, 'm', i)),
                .value = {choice->marks.ptr + i, 1}};
        if (may_write(s) && param_text(rq, w).len > 0)
            hidden[n++] = (struct vote_hidden_v){.name = str_from(w), .value = param_text(rq, w)};
    }
    out->hidden = hidden;
    out->hidden_count = n;
}

static struct str sum_of(struct ctx *ctx, const struct vote_sheet *s,
                         const struct vote_choice *choice)
{
    if (s->v.kind != VOTE_ELECTION)
        return S("");
    return TF(ctx->arena, "vote.confirm.sum", str_printf(ctx->arena, "%zu", chosen_of(s, choice)),
              str_printf(ctx->arena, "%u", s->v.seats));
}

void vote_web_choice_confirm(struct ctx *ctx, const struct request *rq, const struct vote_sheet *s,
                             const struct vote_choice *choice, struct vote_confirm_v *out)
{
    struct vote_pick_v *picks =
        arena_array(ctx->arena, s->lines + choice->write_ins_count, struct vote_pick_v);

    hidden_make(ctx, rq, s, choice, out);
    arr_each (i, s->lines)
        picks[i] = pick_of(s, choice->marks.ptr[i],
                           i < s->options_count ? s->options[i].name : s->v.title);
    if (is_single(s)) {
        out->one = picks;
        out->objects = objects_of(ctx, s, &out->objects_count);
        return;
    }
    arr_each (i, choice->write_ins_count)
        picks[s->lines + i] = (struct vote_pick_v){
            .name = choice->write_ins[i], .label = T("vote.written_in"), .yes = true};
    out->picks = picks;
    out->picks_count = s->lines + choice->write_ins_count;
    out->sum = sum_of(ctx, s, choice);
}

struct str vote_web_choice_said(struct ctx *ctx, const struct vote_sheet *s,
                                const struct vote_choice *choice)
{
    (void)ctx;
    if (!is_single(s) || choice->marks.len == 0)
        return S("");
    return pick_of(s, choice->marks.ptr[0], S("")).label;
}
