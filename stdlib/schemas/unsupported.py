"""What zod 3 and 4 have and `z` does not, each with the hint that says what to write instead: part of `UNSUPPORTED`."""

from __future__ import annotations

_NO_ASYNC = "write `{}`: functions are awaited where they are called"
_NO_PARSE = "write `schema.parse(value)` or `schema.safeParse(value)`"
_JSON = "what comes in is JSON: write `z.array(…)`, `z.record(…)` or `z.any()`, and `transform` it"
_METHOD = "write it as a method: `z.string().min(3)`, `z.string().trim()`"
_ZOD_3 = "write `z.string().optional()`, and the others likewise"
_PATTERN = "write `z.string().regex(/…/)`"
_ONE_WAY = "write `.transform(…)`: what is parsed is not written back"
_INSIDE = "zod's own workings are not part of `z`"
_ERRORS = "`safeParse(value).error.issues` has what is wrong; `z.prettifyError` and `z.flattenError` write it down"
_TEXTS = "write `schema.safeParse(text).success`"
_BOUNDS = "write down what the schema says: `schema.toJSONSchema()`"

Z = {
    "NEVER": "write `null`: where an issue was added, the value counts for nothing",
    "INVALID OK DIRTY EMPTY_PATH ParseStatus BRAND": _INSIDE,
    "ZodIssueCode": 'write the code itself: `"custom"`',
    "ZodError ZodRealError": 'ask `err.name === "ZodError"`',
    "ZodType ZodSchema Schema ZodObject ZodString ZodFirstPartyTypeKind ZodParsedType": "as types they are erased; as values they say nothing here",
    "core util config memoizer clone regexes registry globalRegistry locales toZod compile withParser input output": _INSIDE,
    "setErrorMap getErrorMap defaultErrorMap makeIssue addIssueToContext isAborted isDirty isValid isAsync late": _INSIDE,
    "objectUtil getParsedType datetimeRegex quotelessJson getDiscriminatedOption": _INSIDE,
    "treeifyError formatError": _ERRORS,
    "fromJSONSchema": "write the schema itself",
    "deepPartial": "write `.partial()` for each object",
    "describe meta check property properties overwrite": _METHOD,
    "lt lte gt gte positive negative nonpositive nonnegative multipleOf maxLength minLength length regex": _METHOD,
    "lowercase uppercase includes startsWith endsWith normalize trim toLowerCase toUpperCase": _METHOD,
    "stringbool": 'write `z.enum(["true", "false"]).transform(text => text === "true")`',
    "emoji": "write `z.string().regex(/^\\p{Emoji}+$/u)`",
    "httpUrl": "write `z.url().regex(/^https?:/)`",
    "mac creditCard iban stringFormat hash templateLiteral slugify": _PATTERN,
    "currencyCode": 'write `z.enum(["USD", "EUR"])`, with those that you take',
    "jwt": "let the host verify it: a form alone says nothing about a token",
    "bigint int64 uint64": "write `z.int()`: whole numbers stay exact as they are",
    "symbol nan": "no value here is one",
    "map set file maxSize minSize size mime": _JSON,
    "function instanceof promise": _JSON,
    "xor": "write `z.union([…])`, or `z.discriminatedUnion(key, […])`",
    "exactOptional": "write `z.optional(schema)`: what is absent stays so",
    "nonoptional prefault catch readonly brand refine superRefine": "write it as a method: `schema.catch(value)`",
    "default": "write `schema.default(value)`",
    "success": _TEXTS,
    "codec invertCodec encode decode safeEncode safeDecode": _ONE_WAY,
    "encodeAsync decodeAsync safeEncodeAsync safeDecodeAsync": _ONE_WAY,
    "json": "write `z.any()`: what comes in is JSON",
    "parse parseAsync safeParse safeParseAsync validate validateAsync": _NO_PARSE,
    "effect transformer": "write `schema.transform(…)` or `schema.refine(…)`",
    "oboolean onumber ostring": _ZOD_3,
    "pipeline": "write `a.pipe(b)`",
    "infer": "types are erased: `type Order = z.infer<typeof Order>` stands in a file of TypeScript",
}

COERCE = {"bigint": "write `z.coerce.number().int()`"}

ISO = {
    "ZodISODate ZodISODateTime ZodISODuration ZodISOTime": "as types they are erased; as values they say nothing here"
}

ANY = {
    "parseAsync": _NO_ASYNC.format("parse(value)"),
    "safeParseAsync spa": _NO_ASYNC.format("safeParse(value)"),
    "validate validateAsync": _NO_PARSE,
    "encode decode encodeAsync decodeAsync safeEncode safeDecode safeEncodeAsync safeDecodeAsync": _ONE_WAY,
    "check with refinement": "write `.refine(test, message)` or `.superRefine((value, ctx) => …)`",
    "register": "write `.meta({ … })`",
    "clone": "schemas do not change: use it as it is",
    "exactOptional": "write `.optional()`: what is absent stays so",
    "promise": _JSON,
    "apply": "call the function with the schema",
    "def type description": _BOUNDS,
    "shape": "keep the object that you gave to `z.object`, or write `.pick({ … })`",
    "innerType sourceType removeDefault removeCatch": "keep the schema in a `const` of its own",
    "jwt": "let the host verify it: a form alone says nothing about a token",
    "emoji": "write `.regex(/^\\p{Emoji}+$/u)`",
    "slugify": "write `.transform(text => …)`",
    "ip": "write `z.union([z.ipv4(), z.ipv6()])`",
    "cidr": "write `z.union([z.cidrv4(), z.cidrv6()])`",
    "setLimit": "write `.min(limit)` or `.max(limit)`",
    "partial": "write `.optional()` behind each item",
    "isFinite isInt minValue maxValue minLength maxLength minDate maxDate format": _BOUNDS,
    "isDatetime isDate isTime isDuration isEmail isURL isEmoji isUUID isNANOID isCUID isCUID2 isULID isIP": _BOUNDS,
    "isCIDR isBase64 isBase64url": _BOUNDS,
    "element items item keyType valueType keySchema valueSchema schema in out left right": "keep the schema in a `const` of its own",
    "options enum Values Enum value values": "keep the list that you gave in a `const` of its own",
    "exactPartial": "write `.partial()`",
    "deepPartial": "write `.partial()` for each object",
    "augment": "write `.extend({ … })`",
    "setKey": "write `.extend({ name: schema })`",
    "nonstrict": "write `.loose()`",
    "min max size nonempty": "`z.string()`, `z.number()`, `z.array(…)` and `z.date()` have it: write it before `optional`, `default` or `refine`",
}

CONTEXT = {
    "issues": "write `ctx.addIssue(message)`",
    "value": "it is the first parameter of the function",
    "path": "an issue's `path` begins at the value",
}

# By kind of schema.
KINDS = ("schema", "string schema", "number schema", "date schema", "array schema", "tuple schema", "object schema")
UNSUPPORTED = {
    "z": Z,
    "z.coerce": COERCE,
    "z.iso": ISO,
    **dict.fromkeys((*KINDS, "enum schema", "literal schema"), ANY),
    "schema context": CONTEXT,
}
