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
    EQ_INT(attachment_limit_built_in("picture").most_mib, 20, "pictures");
    EQ_INT(attachment_limit_built_in("text").most_mib, 10, "texts");
    EQ_INT(attachment_limit_built_in("sound").most_mib, 50, "sounds");
    EQ_INT(attachment_limit_built_in("film").most_mib, 200, "films");
    EQ_INT(ATTACHMENT_MIB_MAX, 300, "no limit is set higher");
    EQ_INT(ATTACHMENT_FILES_MAX, 50, "files of one record");
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
        {"机\t密★", "机密"},
        {"机\xC2\xA0密★", "机密"},
        {"机密\r第二行", "机密"},
        {"第一行\r机密", "机密"},
        {"\t　机密", "机密"},
        {"机密_名单", "机密"},
        {"机密—名单", "机密"},
        {"（机密名单）", NULL},
        {"x机密", NULL},
        {"x机密-", NULL},
        {"机要密", NULL},
        {"【 秘密 】", "秘密"},
        {"密级：未定", NULL},
        {"机密）名单", NULL},
        {"（机密-名单）", NULL},
        {"关于\n机密", "机密"},
        {"关于\r机密", "机密"},
        {"关于 机密", NULL},
        {"关于\n \t\xC2\xA0机密", "机密"},
        {"关于\n\n机密\n", "机密"},
    };

    struct arena *a = arena_open(0);

    arr_each (i, COUNT(CASES)) {
        const char *word = NULL;
        const size_t len = strlen(CASES[i].text);
        const bool marked =
            attachment_is_marked((struct str){memcpy(arena_alloc(a, len), CASES[i].text, len), len},
                                 &word); /* nothing is read behind its end */

        if (CASES[i].word == NULL)
            OK(!marked, CASES[i].text);
        else
            EQ_TEXT(marked ? word : "", CASES[i].word, CASES[i].word);
    }
    arena_close(a);
}

int main(void)
{
    test_limits();
    test_never();
    test_marks();
    return tap_done();
}
