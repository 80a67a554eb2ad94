// SPDX-License-Identifier: MulanPSL-2.0
/* Words, tags and options that all pages of this module use. The form page: suggestion_web_form.c
 */
#include "modules/suggestion/suggestion_web.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

bool suggestion_web_is_deputy(const struct ctx *ctx)
{
    return ctx->actor->deputy_id != 0 && ctx->actor->organ_id == 0;
}

struct str suggestion_web_int(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld", (long long)n);
}

struct str suggestion_web_iso(struct ctx *ctx, struct date d)
{
    char iso[DATE_TEXT_SIZE];

    return str_dup(ctx->arena, str_from(date_format(d, iso)));
}

struct str suggestion_web_page_of(struct ctx *ctx, const struct request *rq)
{
    return str_printf(ctx->arena, "/suggestion/%lld", (long long)path_id(rq, "id"));
}

struct str suggestion_web_number(struct ctx *ctx, const struct suggestion *s)
{
    const struct str number = suggestion_number_text(ctx->arena, s);

    return number.len != 0 ? number : T("suggestion.no_number");
}

struct str suggestion_web_authors(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct str lead = S("");

    arr_each (i, d->signers_count) {
        if (d->signers[i].lead && d->signers[i].suggestion_id == d->s.id)
            lead = d->signers[i].name;
    }
    if (lead.len == 0 && d->signers_count != 0)
        lead = d->signers[0].name;
    if (lead.len == 0)
        return d->s.origin_text;
    if (d->s.signer_count < 2)
        return TF(ctx->arena, "suggestion.author_one", lead);
    return TF(ctx->arena, "suggestion.author_many", lead,
              suggestion_web_int(ctx, d->s.signer_count));
}

/* -------------------------------------------------------------------------------- tags */

struct tag_v suggestion_state_tag(struct ctx *ctx, enum suggestion_state state)
{
    static const char *const CLASSES[SUGGESTION_STATES] = {
        [SUGGESTION_DRAFT] = "",
        [SUGGESTION_CONFIRMING] = "",
        [SUGGESTION_SUBMITTED] = "wait",
        [SUGGESTION_MORE_ASKED] = "",
        [SUGGESTION_RETURNED] = "",
        [SUGGESTION_ACCEPTED] = "wait",
        [SUGGESTION_AT_GOVERNMENT] = "doing",
        [SUGGESTION_HANDED_OVER] = "doing",
        [SUGGESTION_GIVEN_BACK] = "wait",
        [SUGGESTION_HANDLING] = "doing",
        [SUGGESTION_REPLIED] = "wait",
        [SUGGESTION_REDO] = "bad",
        [SUGGESTION_CHAIRMEN] = "bad",
        [SUGGESTION_CLOSED] = "ok",
        [SUGGESTION_HANDED_UP] = "doing",
        [SUGGESTION_MERGED] = "",
        [SUGGESTION_CONVERTED] = "",
        [SUGGESTION_WITHDRAWN] = "",
    };

    return (struct tag_v){
        .label = suggestion_word(ctx, "suggestion.state.", str_from(suggestion_state_word(state))),
        .class = str_from(CLASSES[state]),
    };
}

struct tag_v suggestion_mark_tag(enum suggestion_mark mark)
{
    if (mark == MARK_NONE)
        return (struct tag_v){.label = T("suggestion.mark.none"), .class = S("")};
    return (struct tag_v){
        .label = text_of("suggestion.mark.", str_from(suggestion_mark_word(mark))),
        .class = mark == MARK_DISSATISFIED ? S("bad") : S("ok"),
    };
}

/* As the office calls it, in the form that the unit fills in; what the law calls it where the class
 * is no longer there or means something else by now. */
static struct str class_name(struct ctx *ctx, struct str code, struct str kind)
{
    const struct err was = ctx->err;
    struct suggestion_class *all;
    size_t count;

    if (suggestion_classes(ctx, &all, &count) != ST_OK) {
        ctx->err = was;
        return text_of("law.result.", kind);
    }
    arr_each (i, count)
        if (str_eq(all[i].code, code) && str_eq(all[i].kind, kind))
            return all[i].name;
    return text_of("law.result.", kind);
}

struct tag_v suggestion_class_tag(struct ctx *ctx, struct str code, struct str kind)
{
    struct str class = S("");

    if (str_eqz(kind, "solved"))
        class = S("ok");
    else if (str_eqz(kind, "being_solved"))
        class = S("wait");
    if (kind.len == 0)
        return (struct tag_v){.label = TF(ctx->arena, "suggestion.class_code", code)};
    return (struct tag_v){
        .label = TF(ctx->arena, "suggestion.class_label", code, class_name(ctx, code, kind)),
        .class = class,
    };
}

struct note_v suggestion_web_merged_note(struct ctx *ctx, const struct suggestion_detail *d)
{
    const struct err was = ctx->err;
    struct note_v note = {.text = T("suggestion.note.merged")};
    struct suggestion into;

    if (suggestion_get(ctx, d->s.main_id, &into) != ST_OK) {
        ctx->err = was;
        return note;
    }
    note.text = TF(ctx->arena, "suggestion.note.merged_state",
                   into.number != 0 ? suggestion_web_number(ctx, &into) : into.title,
                   suggestion_state_tag(ctx, into.state).label);
    note.more = suggestion_link_dup(ctx, T("suggestion.note.merged_link"),
                                    str_printf(ctx->arena, "/suggestion/%lld", (long long)into.id));
    return note;
}

bool suggestion_to_hand_over(enum suggestion_kind kind, enum suggestion_state state)
{
    return kind == SUGGESTION_KIND_SUGGESTION &&
           (state == SUGGESTION_SUBMITTED || state == SUGGESTION_ACCEPTED);
}

bool suggestion_state_open(enum suggestion_state state)
{
    return state == SUGGESTION_AT_GOVERNMENT || state == SUGGESTION_HANDED_OVER ||
           state == SUGGESTION_GIVEN_BACK || state == SUGGESTION_HANDLING ||
           state == SUGGESTION_REDO;
}

const struct tag_v *suggestion_tag_dup(struct ctx *ctx, struct tag_v tag)
{
    struct tag_v *copy = arena_new(ctx->arena, struct tag_v);

    *copy = tag;
    return copy;
}

const struct link_v *suggestion_link_dup(struct ctx *ctx, struct str label, struct str url)
{
    struct link_v *copy = arena_new(ctx->arena, struct link_v);

    *copy = (struct link_v){.label = label, .url = url};
    return copy;
}

struct crumbs_v suggestion_web_crumbs(struct ctx *ctx, struct str here)
{
    const bool reads =
        may(ctx, "suggestion.read"); /* an administrator sets up what he may not see */

    return (struct crumbs_v){
        .items = suggestion_link_dup(ctx, T("suggestion.menu"), S("/suggestion")),
        .items_count = reads ? 1 : 0,
        .here = here,
    };
}

struct crumbs_v suggestion_web_crumbs_of(struct ctx *ctx, const struct suggestion *s,
                                         struct str here)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);

    links[0] = (struct link_v){.label = T("suggestion.menu"), .url = S("/suggestion")};
    links[1] = (struct link_v){.label = suggestion_web_number(ctx, s),
                               .url = str_printf(ctx->arena, "/suggestion/%lld", (long long)s->id)};
    return (struct crumbs_v){.items = links, .items_count = 2, .here = here};
}

/* -------------------------------------------------------------------------------- options */

/* Room for `count` options, the first being `none` if there is one. */
static void options_begin(struct ctx *ctx, const char *none, size_t count,
                          struct suggestion_options *out)
{
    *out =
        (struct suggestion_options){.items = arena_array(ctx->arena, count + 1, struct option_v)};
    if (none != NULL)
        out->items[out->count++] = (struct option_v){.value = S(""), .label = text(none)};
}

static void options_add(struct suggestion_options *out, struct str value, struct str label)
{
    out->items[out->count++] = (struct option_v){.value = value, .label = label};
}

static enum status organ_options(struct ctx *ctx, const char *none, bool directed,
                                 struct suggestion_options *out)
{
    struct organ *organs;
    size_t count;

    TRY(organ_list(ctx, true, &organs, &count));
    options_begin(ctx, none, count, out);
    arr_each (i, count)
        if (!directed || suggestion_directs(ctx, organs[i].kind))
            options_add(out, suggestion_web_int(ctx, organs[i].id), organs[i].name);
    return ST_OK;
}

enum status suggestion_organ_options(struct ctx *ctx, const char *none,
                                     struct suggestion_options *out)
{
    return organ_options(ctx, none, false, out);
}

enum status suggestion_target_options(struct ctx *ctx, const char *none,
                                      struct suggestion_options *out)
{
    return organ_options(ctx, none, true, out);
}

enum status suggestion_category_options(struct ctx *ctx, const char *none,
                                        struct suggestion_options *out)
{
    struct suggestion_category *categories;
    size_t count;

    TRY(suggestion_categories(ctx, &categories, &count));
    options_begin(ctx, none, count, out);
    arr_each (i, count) {
        if (categories[i].active)
            options_add(out, suggestion_web_int(ctx, categories[i].id), categories[i].name);
    }
    return ST_OK;
}

enum status suggestion_class_options(struct ctx *ctx, const char *none,
                                     struct suggestion_options *out)
{
    struct suggestion_class *classes;
    size_t count;

    TRY(suggestion_classes(ctx, &classes, &count));
    options_begin(ctx, none, count, out);
    arr_each (i, count) {
        if (classes[i].active)
            options_add(out, classes[i].code,
                        TF(ctx->arena, "suggestion.class_label", classes[i].code, classes[i].name));
    }
    return ST_OK;
}

struct suggestion_options suggestion_word_options(struct ctx *ctx, const char *none,
                                                  const char *words, const char *prefix)
{
    struct suggestion_options out;
    struct str rest = str_from(words), word;

    options_begin(ctx, none, rest.len / 2 + 1, &out);
    while (str_cut(&rest, ' ', &word))
        options_add(&out, word, suggestion_word(ctx, prefix, word));
    return out;
}

/* -------------------------------------------------------------------------- deputies by name */

/* "王芳（柳河镇代表团）" into name and delegation; the brackets may be half width. */
static void split_name(struct str typed, struct str *out_name, struct str *out_delegation)
{
    static const struct {
        const char *open, *close;
    } BRACKETS[] = {{"（", "）"}, {"(", ")"}};

    *out_name = typed;
    *out_delegation = S("");
    arr_each (b, COUNT(BRACKETS)) {
        const struct str open = str_from(BRACKETS[b].open), close = str_from(BRACKETS[b].close);

        if (!str_ends(typed, close))
            continue;
        for (size_t i = 0; i + open.len <= typed.len; i++) {
            if (memcmp(typed.ptr + i, open.ptr, open.len) != 0)
                continue;
            *out_name = str_trim((struct str){typed.ptr, i});
            *out_delegation = str_trim(
                (struct str){typed.ptr + i + open.len, typed.len - i - open.len - close.len});
            return;
        }
    }
}

enum status suggestion_deputy_named(struct ctx *ctx, const char *field, struct str name,
                                    int64_t *out_id)
{
    struct deputy *found;
    size_t count, fits = 0;
    struct str bare, delegation;

    *out_id = 0;
    if (name.len == 0)
        return ST_OK;
    split_name(name, &bare, &delegation);
    TRY(deputy_by_name(ctx, bare, &found, &count));
    arr_each (i, count) {
        if (delegation.len != 0 && !str_has(found[i].delegation_name, delegation))
            continue;
        fits++;
        *out_id = found[i].id;
    }
    if (fits == 1)
        return ST_OK;
    *out_id = 0;
    invalid(ctx, field, fits == 0 ? "suggestion.f.deputy_unknown" : "suggestion.f.deputy_several",
            str_z(ctx->arena, bare));
    return ST_OK;
}

/* Bytes of the separator that `s` begins with, 0 if there is none. */
static size_t separator(struct str s)
{
    static const char *const SEPARATORS[] = {"、", "，", "；", ",", ";", "\n", " ", "　"};

    arr_each (i, COUNT(SEPARATORS)) {
        if (str_starts(s, str_from(SEPARATORS[i])))
            return strlen(SEPARATORS[i]);
    }
    return 0;
}

/* The next name of a list; false at its end. */
static bool next_name(struct str *rest, struct str *out)
{
    for (;;) {
        size_t at = 0;

        *rest = str_trim(*rest);
        if (rest->len == 0)
            return false;
        while (at < rest->len && separator((struct str){rest->ptr + at, rest->len - at}) == 0)
            at++;
        *out = str_trim((struct str){rest->ptr, at});
        at += at < rest->len ? separator((struct str){rest->ptr + at, rest->len - at}) : 0;
        *rest = (struct str){rest->ptr + at, rest->len - at};
        if (out->len != 0)
            return true;
    }
}

enum status suggestion_deputies_named(struct ctx *ctx, const char *field, struct str names,
                                      int64_t **out_ids, size_t *out_count)
{
    int64_t *ids = arena_array(ctx->arena, names.len / 2 + 1, int64_t);
    size_t count = 0;
    struct str name;

    while (next_name(&names, &name)) {
        int64_t id;

        TRY(suggestion_deputy_named(ctx, field, name, &id));
        if (id != 0)
            ids[count++] = id;
    }
    *out_ids = ids;
    *out_count = count;
    return ST_OK;
}
