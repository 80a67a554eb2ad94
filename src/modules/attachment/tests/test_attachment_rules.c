// SPDX-License-Identifier: MulanPSL-2.0
/* What may be added, and marks of secrecy. */
#include "base/tap.h"
#include "modules/attachment/attachment_rules.h"

static void test_limits(void)
{
    struct attachment_limit l = attachment_limit_built_in("document");
    struct attachment_facts f = {
        .type = "docx", .group = "document", .name_fits = true, .size_bytes = 50 << 20};

    OK(l.allowed && l.most_mib == 50, "documents: 50 MiB");
    OK(!attachment_limit_built_in("other").allowed, "an unknown group: not at all");
    OK(attachment_fault(&f, &l) == NULL, "exactly the limit is within it");
    f.size_bytes++;
    EQ_TEXT(attachment_fault(&f, &l), "attachment.err.too_big", "one byte more is not");
    f.size_bytes = 1;
    f.name_fits = false;
    EQ_TEXT(attachment_fault(&f, &l), "attachment.err.name_lies", "a name that lies");
    f.name_fits = true;
    l.allowed = false;
    EQ_TEXT(attachment_fault(&f, &l), "attachment.err.group_off", "a group that is closed");
    l.allowed = true;
    f.old_form = true;
    f.type = "xls";
    EQ_TEXT(attachment_fault(&f, &l), "attachment.err.old_xls", "how to save an old sheet");
    f.type = "doc";
    EQ_TEXT(attachment_fault(&f, &l), "attachment.err.old_doc", "an old document");
    f.type = "ppt";
    EQ_TEXT(attachment_fault(&f, &l), "attachment.err.old_ppt", "old slides");
    f.can_convert = true;
    OK(attachment_fault(&f, &l) == NULL, "unless they can be converted here");
}

static void test_never(void)
{
    static const char *const CASES[][2] = {
        {"empty", "attachment.err.empty"},    {"program", "attachment.err.program"},
        {"script", "attachment.err.program"}, {"html", "attachment.err.html"},
        {"svg", "attachment.err.svg"},        {"archive", "attachment.err.archive"},
        {"macros", "attachment.err.macros"},  {"encrypted", "attachment.err.encrypted"},
        {"bomb", "attachment.err.bomb"},      {"broken", "attachment.err.broken"},
        {"xml", "attachment.err.unknown"},    {"unknown", "attachment.err.unknown"},
    };
    const struct attachment_limit l = {.allowed = true, .most_mib = 300};

    arr_each (i, COUNT(CASES)) {
        const struct attachment_facts f = {.type = CASES[i][0], .name_fits = true};

        EQ_TEXT(attachment_fault(&f, &l), CASES[i][1], CASES[i][0]);
    }
}

static void test_marks(void)
{
    static const struct {
        const char *text, *word; /* NULL: no mark */
    } CASES[] = {
        {"机密★1年", "机密"},
        {"秘密★", "秘密"},
        {"绝密★长期\n关于……", "绝密"},
        {"00001\n机 密 ★ 5年\n特急", "机密"},
        {"【机密】会议纪要.docx", "机密"},
        {"会议纪要（秘密）.docx", "秘密"},
        {"密级：机密", "机密"},
        {"密级: 秘密 份号", "秘密"},
        {"  秘密\n某县人民政府", "秘密"},
        {"机　密", "机密"},
        {"绝密-名单.xlsx", "绝密"},
        {"绝密", "绝密"},
        {"关于保守国家秘密宣传的建议", NULL},
        {"商业秘密保护.docx", NULL},
        {"机密文件管理办法学习体会", NULL},
        {"秘密花园植物调查.pdf", NULL},
        {"加强机要工作", NULL},
        {"密切联系群众★五星", NULL},
        {"人大代表建议★★★", NULL},
        {"", NULL},
    };

    arr_each (i, COUNT(CASES)) {
        const char *word = NULL;
        const bool marked = attachment_is_marked(str_from(CASES[i].text), &word);

        if (CASES[i].word == NULL)
            OK(!marked, CASES[i].text);
        else
            EQ_TEXT(marked ? word : "", CASES[i].word, CASES[i].word);
    }
}

int main(void)
{
    test_limits();
    test_never();
    test_marks();
    return tap_done();
}
