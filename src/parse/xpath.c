/* XPath 1.0 with libxml2. Each evaluation has a context of its own with a limit of operations; the
 * view's nodes carry their places, so that a message can name the line a value was written in. */
#include "parse/xpath.h"

#include <libxml/hash.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <pthread.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

#define OPERATIONS 1000000UL /* a dossier of ten case studies needs some thousands */
#define ARGUMENTS 8

struct xpath_view {
    struct arena *arena;
    xmlDocPtr document; /* owned by the arena */
};

/* What a running function finds in its context. */
struct run {
    struct arena *arena;
    const struct xpath_functions *functions;
};

static pthread_once_t library_once = PTHREAD_ONCE_INIT;

static void library_open(void) {
    xmlInitParser();
}

static void drop_document(void *object) {
    xmlFreeDoc(object);
}

static const xmlChar *copy(struct arena *arena, struct str text) {
    return (const xmlChar *)str_copy(arena, text.s ? text.s : "", text.n).s;
}

struct xpath_view *xpath_view_new(struct arena *arena, const char *root) {
    struct xpath_view *view = NEW(arena, struct xpath_view);
    pthread_once(&library_once, library_open);
    view->arena = arena;
    view->document = xmlNewDoc((const xmlChar *)"1.0");
    if (!view->document)
        arena_exhaust(arena);
    arena_defer(arena, drop_document, view->document);
    xmlNodePtr node = xmlNewDocNode(view->document, NULL, (const xmlChar *)root, NULL);
    if (!node)
        arena_exhaust(arena);
    xmlDocSetRootElement(view->document, node);
    return view;
}

struct xpath_node *xpath_view_root(struct xpath_view *view) {
    return (struct xpath_node *)xmlDocGetRootElement(view->document);
}

struct xpath_node *xpath_add(struct xpath_view *view, struct xpath_node *parent, const char *name,
                             struct place place) {
    xmlNodePtr node = xmlNewChild((xmlNodePtr)parent, NULL, (const xmlChar *)name, NULL);
    if (!node)
        arena_exhaust(view->arena);
    node->_private = arena_copy(view->arena, &place, sizeof place);
    return (struct xpath_node *)node;
}

void xpath_set(struct xpath_view *view, struct xpath_node *node, const char *name,
               struct str value) {
    if (!xmlNewProp((xmlNodePtr)node, (const xmlChar *)name, copy(view->arena, value)))
        arena_exhaust(view->arena);
}

void xpath_write(struct xpath_view *view, struct xpath_node *node, struct str text) {
    xmlNodePtr made = xmlNewDocText(view->document, copy(view->arena, text));
    if (!made || !xmlAddChild((xmlNodePtr)node, made))
        arena_exhaust(view->arena);
}

/* ---- values ---- */

static struct str take_text(struct arena *arena, xmlChar *text) {
    struct str taken =
        str_copy(arena, text ? (const char *)text : "", text ? strlen((char *)text) : 0);
    xmlFree(text);
    return taken;
}

static struct place place_of(const xmlNode *node) {
    for (; node && node->type != XML_DOCUMENT_NODE; node = node->parent)
        if (node->type == XML_ELEMENT_NODE && node->_private)
            return *(const struct place *)node->_private;
    return (struct place){.line = 0};
}

static struct xpath_value read_value(struct arena *arena, xmlXPathObjectPtr object) {
    struct xpath_value value = {.kind = VALUE_IS_TEXT};
    value.text = take_text(arena, xmlXPathCastToString(object));
    value.truth = xmlXPathCastToBoolean(object) != 0;
    if (object->type == XPATH_NUMBER) {
        value.kind = VALUE_IS_NUMBER;
        value.number = object->floatval;
    }
    if (object->type == XPATH_BOOLEAN)
        value.kind = VALUE_IS_TRUTH;
    if (object->type == XPATH_NODESET && object->nodesetval && object->nodesetval->nodeNr > 0)
        value.place = place_of(object->nodesetval->nodeTab[0]);
    return value;
}

/* ---- functions ---- */

static const struct xpath_function *find_function(const struct run *run, const xmlChar *name) {
    for (size_t i = 0; i < run->functions->count; i++)
        if (strcmp(run->functions->rows[i].name, (const char *)name) == 0)
            return &run->functions->rows[i];
    return NULL;
}

static xmlXPathObjectPtr make_object(const struct xpath_value *value, struct arena *arena) {
    if (value->kind == VALUE_IS_NUMBER)
        return xmlXPathNewFloat(value->number);
    if (value->kind == VALUE_IS_TRUTH)
        return xmlXPathNewBoolean(value->truth);
    return xmlXPathNewString(copy(arena, value->text));
}

static void call_function(xmlXPathParserContextPtr parser, int count) {
    const struct run *run = parser->context->userData;
    const struct xpath_function *function = find_function(run, parser->context->function);
    struct str arguments[ARGUMENTS];
    struct xpath_value value = {.kind = VALUE_IS_TEXT};
    if (!function || count < function->least || count > function->most || count > ARGUMENTS) {
        xmlXPathSetArityError(parser);
        return;
    }
    for (int i = count; i > 0; i--)
        arguments[i - 1] = take_text(run->arena, xmlXPathPopString(parser));
    if (parser->error != XPATH_EXPRESSION_OK)
        return;
    struct xpath_call call = {run->functions->context, run->arena, arguments};
    if (!function->call(&call, &value)) {
        xmlXPathSetTypeError(parser);
        return;
    }
    xmlXPathObjectPtr object = make_object(&value, run->arena);
    if (!object)
        arena_exhaust(run->arena);
    valuePush(parser, object);
}

static void call_unknown(xmlXPathParserContextPtr parser, int count) {
    (void)count;
    xmlXPathErr(parser, XPATH_UNKNOWN_FUNC_ERROR);
}

/* Ours, else those of XPath, which the library has in its table. A function of neither is answered
 * here, since the library would print about it. */
static xmlXPathFunction look_up(void *user, const xmlChar *name, const xmlChar *space) {
    xmlXPathContextPtr context = user;
    if (find_function(context->userData, name))
        return call_function;
    return xmlHashLookup2(context->funcHash, name, space) ? NULL : call_unknown;
}

/* ---- evaluation ---- */

static const struct fault_row {
    int code;
    const char *words;
    bool running; /* found while it ran: the position is none in the text */
} fault_rows[] = {
    {XML_XPATH_UNKNOWN_FUNC_ERROR, "it calls a function that is not known", true},
    {XML_XPATH_INVALID_ARITY, "it calls a function with too few or too many arguments", true},
    {XML_XPATH_INVALID_TYPE, "it gives a function a value it cannot take", true},
    {XML_XPATH_UNDEF_VARIABLE_ERROR, "it uses a variable, and there are none", true},
    {XML_XPATH_UNDEF_PREFIX_ERROR, "it uses a namespace prefix, and there are none", true},
    {XML_XPATH_EXPRESSION_OK + XPATH_OP_LIMIT_EXCEEDED, "it takes too many steps", true},
    {XML_XPATH_EXPRESSION_OK + XPATH_RECURSION_LIMIT_EXCEEDED, "it is nested too deep", true},
    {XML_XPATH_UNFINISHED_LITERAL_ERROR, "a text in quotes does not end", false},
    {XML_XPATH_UNCLOSED_ERROR, "a bracket is not closed", false},
    {XML_XPATH_INVALID_PREDICATE_ERROR, "a predicate in [] is not right", false},
    {0, "it is not an expression from this place on", false},
};

static void on_error(void *user, error_pointer error) {
    (void)user, (void)error; /* the context keeps the last one; nothing is printed */
}

static void drop_context(void *object) {
    xmlXPathFreeContext(object);
}

static xmlXPathContextPtr open_context(struct arena *arena, xmlDocPtr document) {
    pthread_once(&library_once, library_open);
    xmlXPathContextPtr context = xmlXPathNewContext(document);
    if (!context)
        arena_exhaust(arena);
    arena_defer(arena, drop_context, context);
    context->error = on_error;
    context->opLimit = OPERATIONS;
    return context;
}

static void read_fault(const xmlXPathContext *context, struct xpath_fault *fault) {
    const struct fault_row *row = fault_rows;
    while (row->code && row->code != context->lastError.code)
        row++;

    bool placed = !row->running && context->lastError.int1 > 0;
    fault->message = str_of(row->words);
    fault->offset = placed ? (size_t)context->lastError.int1 : 0;
}

bool xpath_evaluate(struct arena *arena, struct xpath_view *view, const struct xpath_node *node,
                    struct str expression, const struct xpath_functions *functions,
                    struct xpath_value *value, struct xpath_fault *fault) {
    struct arena *scratch = arena_scratch(arena);
    xmlXPathContextPtr context = open_context(scratch, view->document);
    struct run run = {arena, functions};
    context->userData = &run;
    xmlXPathRegisterFuncLookup(context, look_up, context);
    context->node = node ? (xmlNodePtr)(uintptr_t)node : xmlDocGetRootElement(view->document);
    xmlXPathObjectPtr object = xmlXPathEvalExpression(copy(scratch, expression), context);
    if (object) {
        *value = read_value(arena, object);
        xmlXPathFreeObject(object);
    } else {
        read_fault(context, fault);
    }
    arena_drop(scratch);
    return object != NULL;
}

bool xpath_check(struct arena *arena, struct str expression, struct str *message, size_t *offset) {
    struct arena *scratch = arena_scratch(arena);
    xmlXPathContextPtr context = open_context(scratch, NULL);
    struct xpath_fault fault;
    xmlXPathCompExprPtr compiled = xmlXPathCtxtCompile(context, copy(scratch, expression));
    if (!compiled)
        read_fault(context, &fault);
    else
        xmlXPathFreeCompExpr(compiled);
    arena_drop(scratch);
    if (compiled)
        return true;
    *message = fault.message;
    *offset = fault.offset < expression.n ? fault.offset : expression.n;
    return false;
}
