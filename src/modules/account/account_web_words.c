// SPDX-License-Identifier: MulanPSL-2.0
/* The facts of an event as people say them: the members of its JSON by their names, ids of units
 * and deputies as the names these have now, words of states as the pages have them. */
#include "modules/account/account_web_common.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/http/body.h"
#include "platform/text.h"

#define IDS       "organ to_organ deputy lead person main batch category" /* 0: none */
#define YES_OR_NO "agree late_bill granted approved accepted counts public late open confirmed"

static struct str text_or_none(struct str key)
{
    return text_has(key.ptr) ? text(key.ptr) : S("");
}

static bool is_any(struct str member, const char *words)
{
    struct str all = str_from(words), word;

    while (str_cut(&all, ' ', &word))
        if (str_eq(member, word))
            return true;
    return false;
}

/* "handed_over" of "from" of a suggestion: the text suggestion.state.handed_over. */
static struct str worded(struct ctx *ctx, struct str module, struct str member, struct str word)
{
    const struct str name = is_any(member, "from to state") ? S("state") : member;
    const struct str keys[] = {
        str_printf(ctx->arena, STR_FMT "." STR_FMT "." STR_FMT, STR_ARG(module), STR_ARG(name),
                   STR_ARG(word)),
        str_printf(ctx->arena, STR_FMT ".f." STR_FMT "." STR_FMT, STR_ARG(module), STR_ARG(name),
                   STR_ARG(word)),
        str_printf(ctx->arena, STR_FMT ".mark." STR_FMT, STR_ARG(module), STR_ARG(word)),
        str_printf(ctx->arena, "law.unfit." STR_FMT, STR_ARG(word)),
        str_printf(ctx->arena, "import." STR_FMT "." STR_FMT, STR_ARG(name), STR_ARG(word)),
    };

    arr_each (i, COUNT(keys)) {
        const struct str said = text_or_none(keys[i]);

        if (said.len > 0)
            return said;
    }
    return word;
}

/* The name of the record with this id; "" if it cannot be told. */
static struct str name_of(struct ctx *ctx, struct str member, int64_t id)
{
    const struct err before = ctx->err;
    struct str name = S("");
    struct deputy deputy;
    struct organ organ;

    if (str_eqz(member, "organ") || str_eqz(member, "to_organ")) {
        if (organ_get(ctx, id, &organ) == ST_OK)
            name = organ.name;
    } else if (str_eqz(member, "deputy") || str_eqz(member, "lead")) {
        if (deputy_get(ctx, id, &deputy) == ST_OK)
            name = deputy.name;
    }
    ctx->err = before;
    return name;
}

static struct str value_of(struct ctx *ctx, struct str module, const struct raw_field *f)
{
    struct date day;
    int64_t number;
    struct str name;

    if (is_any(f->name, YES_OR_NO))
        return str_eqz(f->value, "1") ? T("word.yes") : T("word.no");
    if (str_to_int(f->value, &number)) {
        name = name_of(ctx, f->name, number);
        return name.len > 0 ? name : f->value;
    }
    if (date_parse(f->value, &day))
        return text_date(ctx->arena, day, ctx->today);
    return worded(ctx, module, f->name, f->value);
}

static struct str label_of(struct ctx *ctx, struct str member)
{
    const char *key = str_printf(ctx->arena, "account.data." STR_FMT, STR_ARG(member)).ptr;

    return text_has(key) ? text(key) : member;
}

struct str account_journal_said(struct ctx *ctx, struct str event, struct str data)
{
    struct raw_fields fields = {0};
    struct str module, rest = event;
    struct buf out = buf_new(ctx->arena, 0);

    if (data.len == 0 || json_fields_parse(ctx->arena, data, &fields) != NULL)
        return data; /* not flat: as it was written */
    (void)str_cut(&rest, '.', &module);
    for (size_t i = 0; i < fields.count; i++) {
        const struct raw_field *f = &fields.at[i];
        const bool again = i > 0 && str_eq(f->name, fields.at[i - 1].name);

        if (f->value.len == 0 || (str_eqz(f->value, "0") && is_any(f->name, IDS)))
            continue;
        if (again)
            buf_str(&out, T("account.and"));
        else if (out.len > 0)
            buf_str(&out, T("account.data_between"));
        if (!again) {
            buf_str(&out, label_of(ctx, f->name));
            buf_str(&out, T("account.data_is"));
        }
        buf_str(&out, value_of(ctx, module, f));
    }
    return buf_view(&out);
}
