// grammar_list.h - the whole of Python's grammar, right and wrong, as a parsing expression grammar.
//
// The parser proper (parse_*.c) knows right programs only. When it fails, fault.c reads the failing statement once more
// by these rules, which also describe the mistakes that people make and say what to tell them. The order of
// alternatives is what decides between two explanations; it follows CPython 3.13, so that its messages come out.
//
//     RULE(name, text)   a rule
//     MEMO(name, text)   the same, its results at each place remembered
//     LEFT(name, text)   a rule that begins with itself
//     CALM(name, text)   a rule under which no mistake is looked for
//
// A rule whose name begins with `bad_` describes mistakes: an alternative that is nothing else counts on the second
// reading only.
//
//     'if'  NAME  <match>       a sign or keyword, a kind of token, a soft keyword
//     rule  (a | b)  [a]  a*  a+  s.a+     s.a+: a, with s in between
//     &a  !a  ~  a!             a follows, does not follow; no way back to other alternatives; a must follow
//     x:a                       a, called x in what follows
//     @KIND                     the alternative is a node of that kind (else: its only item, or a list)
//     =x                        the alternative is what x is
//     {place x `message`}       the mistake. In the message %s says what x is, %d on which line it begins.
//     {test x y}                perhaps a mistake; if not, the rule fails, whatever alternatives are left
//     ?test x                   right, unless the test finds something; a @KIND may follow
//
// Places: `at x`, `range x y`, `from x` (to where the reading got), `last` (the last token seen), `next` (the next
// one), `block x` (as `last`, but an IndentationError). Places and tests are functions of fault.c, listed in grammar.h.

// ---- Statements -------------------------------------------------------------------------------------------
#define GRAMMAR_STATEMENTS(RULE, MEMO, LEFT, CALM) \
    RULE(file, "[statement+] END") \
    RULE(eval, "expressions NEWLINE* END") \
    RULE(statement, "compound_stmt | simple_stmts") \
    RULE(simple_stmts, "simple_stmt !';' NEWLINE | ';'.simple_stmt+ [';'] NEWLINE") \
    MEMO(simple_stmt, \
         "assignment | &<type> type_alias | star_expressions | &'return' return_stmt" \
         " | &('import' | 'from') import_stmt | &'raise' raise_stmt | 'pass' | &'del' del_stmt" \
         " | &'yield' yield_expr | &'assert' assert_stmt" \
         " | 'break' | 'continue' | &'global' global_stmt | &'nonlocal' nonlocal_stmt") \
    RULE(compound_stmt, \
         "&('def' | '@' | 'async') function_def | &'if' if_stmt | &('class' | '@') class_def" \
         " | &('with' | 'async') with_stmt | &('for' | 'async') for_stmt | &'try' try_stmt | &'while' while_stmt" \
         " | match_stmt") \
    RULE(assignment, \
         "NAME ':' expression ['=' annotated_rhs]" \
         " | ('(' single_target ')' | single_member_target) ':' expression ['=' annotated_rhs]" \
         " | (star_targets '=')+ (yield_expr | star_expressions) !'='" \
         " | single_target augassign ~ (yield_expr | star_expressions)" \
         " | bad_assignment") \
    RULE(annotated_rhs, "yield_expr | star_expressions") \
    RULE(augassign, \
         "'+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='") \
    RULE(return_stmt, "'return' [star_expressions]") \
    RULE(raise_stmt, "'raise' expression ['from' expression] | 'raise'") \
    RULE(global_stmt, "'global' ','.NAME+") \
    RULE(nonlocal_stmt, "'nonlocal' ','.NAME+") \
    RULE(del_stmt, "'del' del_targets &(';' | NEWLINE) | bad_del_stmt") \
    RULE(assert_stmt, "'assert' expression [',' expression]") \
    RULE(type_alias, "<type> NAME [type_params] '=' expression") \
    RULE(import_stmt, "bad_import | import_name | import_from") \
    RULE(import_name, "'import' ','.(dotted_name ['as' NAME])+") \
    RULE(import_from, \
         "'from' ('.' | '...')* dotted_name 'import' import_from_targets" \
         " | 'from' ('.' | '...')+ 'import' import_from_targets") \
    RULE(import_from_targets, \
         "'(' import_from_names [','] ')' | import_from_names !',' | '*' | bad_import_from_targets") \
    RULE(import_from_names, "','.(NAME ['as' NAME])+") \
    LEFT(dotted_name, "dotted_name '.' NAME | NAME") \
    RULE(bad_assignment, \
         "a:bad_annotation_target ':' expression {at a `only single target (not %s) can be annotated`}" \
         " | a:star_named_expression ',' star_named_expressions* ':' expression" \
         "   {at a `only single target (not tuple) can be annotated`}" \
         " | a:expression ':' expression {at a `illegal target for annotation`}" \
         " | (star_targets '=')* a:star_expressions '=' {assign a}" \
         " | (star_targets '=')* a:yield_expr '=' {at a `assignment to yield expression not possible`}" \
         " | a:star_expressions augassign (yield_expr | star_expressions)" \
         "   {at a `'%s' is an illegal expression for augmented assignment`}") \
    RULE(bad_annotation_target, "list | tuple | '(' a:bad_annotation_target ')' =a") \
    RULE(bad_del_stmt, "'del' a:star_expressions {delete a}") \
    RULE(bad_import, \
         "a:'import' ','.dotted_name+ 'from' dotted_name" \
         "   {from a `Did you mean to use 'from ... import ...' instead?`}" \
         " | 'import' a:NEWLINE {from a `Expected one or more names after 'import'`}") \
    RULE(bad_import_from_targets, \
         "import_from_names ',' NEWLINE {last `trailing comma not allowed without surrounding parentheses`}" \
         " | a:NEWLINE {from a `Expected one or more names after 'import'`}")

// ---- Compound statements ----------------------------------------------------------------------------------
#define GRAMMAR_COMPOUND(RULE, MEMO, LEFT, CALM) \
    MEMO(block, "NEWLINE INDENT statement+ DEDENT | simple_stmts | bad_block") \
    RULE(bad_block, "NEWLINE !INDENT {block `expected an indented block`}") \
    RULE(decorators, "('@' named_expression NEWLINE)+") \
    RULE(class_def, "decorators class_def_raw | class_def_raw") \
    RULE(class_def_raw, "bad_class_def_raw | 'class' NAME [type_params] ['(' [arguments] ')'] ':' block") \
    RULE(bad_class_def_raw, \
         "'class' NAME [type_params] ['(' [arguments] ')'] NEWLINE {last `expected ':'`}" \
         " | a:'class' NAME [type_params] ['(' [arguments] ')'] ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after class definition on line %d`}") \
    RULE(function_def, "decorators function_def_raw | function_def_raw") \
    RULE(function_def_raw, \
         "bad_def_raw" \
         " | 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block" \
         " | 'async' 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block") \
    RULE(bad_def_raw, \
         "['async'] a:'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after function definition on line %d`}" \
         " | ['async'] 'def' NAME [type_params] '('! [params] ')' ['->' expression] ':'! block") \
    RULE(if_stmt, \
         "bad_if_stmt | 'if' named_expression ':' block elif_stmt | 'if' named_expression ':' block [else_block]") \
    RULE(elif_stmt, \
         "bad_elif_stmt | 'elif' named_expression ':' block elif_stmt" \
         " | 'elif' named_expression ':' block [else_block]") \
    RULE(else_block, "bad_else_stmt | 'else' ':'! block") \
    RULE(bad_if_stmt, \
         "'if' named_expression NEWLINE {last `expected ':'`}" \
         " | a:'if' named_expression ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'if' statement on line %d`}") \
    RULE(bad_elif_stmt, \
         "'elif' named_expression NEWLINE {last `expected ':'`}" \
         " | a:'elif' named_expression ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'elif' statement on line %d`}") \
    RULE(bad_else_stmt, \
         "a:'else' ':' NEWLINE !INDENT {block a `expected an indented block after 'else' statement on line %d`}") \
    RULE(while_stmt, "bad_while_stmt | 'while' named_expression ':' block [else_block]") \
    RULE(bad_while_stmt, \
         "'while' named_expression NEWLINE {last `expected ':'`}" \
         " | a:'while' named_expression ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'while' statement on line %d`}") \
    RULE(for_stmt, \
         "bad_for_stmt" \
         " | 'for' star_targets 'in' ~ star_expressions ':' block [else_block]" \
         " | 'async' 'for' star_targets 'in' ~ star_expressions ':' block [else_block]" \
         " | bad_for_target") \
    RULE(bad_for_stmt, \
         "['async'] 'for' star_targets 'in' star_expressions NEWLINE {last `expected ':'`}" \
         " | ['async'] a:'for' star_targets 'in' star_expressions ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'for' statement on line %d`}") \
    RULE(bad_for_target, "['async'] 'for' a:star_expressions {assign_for a}") \
    RULE(with_stmt, \
         "bad_with_stmt_indent" \
         " | 'with' '(' ','.with_item+ [','] ')' ':' block" \
         " | 'with' ','.with_item+ ':' block" \
         " | 'async' 'with' '(' ','.with_item+ [','] ')' ':' block" \
         " | 'async' 'with' ','.with_item+ ':' block" \
         " | bad_with_stmt") \
    RULE(with_item, "expression 'as' star_target &(',' | ')' | ':') | bad_with_item | expression") \
    RULE(bad_with_item, "expression 'as' a:expression &(',' | ')' | ':') {assign a}") \
    RULE(bad_with_stmt, \
         "['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE {last `expected ':'`}" \
         " | ['async'] 'with' '(' ','.(expressions ['as' star_target])+ [','] ')' NEWLINE {last `expected ':'`}") \
    RULE(bad_with_stmt_indent, \
         "['async'] a:'with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'with' statement on line %d`}" \
         " | ['async'] a:'with' '(' ','.(expressions ['as' star_target])+ [','] ')' ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'with' statement on line %d`}") \
    RULE(try_stmt, \
         "bad_try_stmt" \
         " | 'try' ':'! block finally_block" \
         " | 'try' ':'! block except_block+ [else_block] [finally_block]" \
         " | 'try' ':'! block except_star_block+ [else_block] [finally_block]") \
    RULE(except_block, \
         "bad_except_stmt_indent | 'except' expression ['as' NAME] ':' block | 'except' ':' block | bad_except_stmt") \
    RULE(except_star_block, \
         "bad_except_star_stmt_indent | 'except' '*' expression ['as' NAME] ':' block | bad_except_stmt") \
    RULE(finally_block, "bad_finally_stmt | 'finally' ':'! block") \
    RULE(bad_try_stmt, \
         "a:'try' ':' NEWLINE !INDENT {block a `expected an indented block after 'try' statement on line %d`}" \
         " | 'try' ':' block !('except' | 'finally') {last `expected 'except' or 'finally' block`}" \
         " | 'try' ':' block* except_block+ a:'except' b:'*' expression ['as' NAME] ':'" \
         "   {range a b `cannot have both 'except' and 'except*' on the same 'try'`}" \
         " | 'try' ':' block* except_star_block+ a:'except' [expression ['as' NAME]] ':'" \
         "   {at a `cannot have both 'except' and 'except*' on the same 'try'`}") \
    RULE(bad_except_stmt, \
         "'except' ['*'] a:expression ',' expressions ['as' NAME] ':'" \
         "   {from a `multiple exception types must be parenthesized`}" \
         " | 'except' ['*'] expression ['as' NAME] NEWLINE {last `expected ':'`}" \
         " | 'except' NEWLINE {last `expected ':'`}" \
         " | 'except' '*' (NEWLINE | ':') {last `expected one or more exception types`}") \
    RULE(bad_finally_stmt, \
         "a:'finally' ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'finally' statement on line %d`}") \
    RULE(bad_except_stmt_indent, \
         "a:'except' expression ['as' NAME] ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'except' statement on line %d`}" \
         " | a:'except' ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'except' statement on line %d`}") \
    RULE(bad_except_star_stmt_indent, \
         "a:'except' '*' expression ['as' NAME] ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'except*' statement on line %d`}")

// ---- match ------------------------------------------------------------------------------------------------
#define GRAMMAR_PATTERNS(RULE, MEMO, LEFT, CALM) \
    RULE(match_stmt, "<match> subject_expr ':' NEWLINE INDENT case_block+ DEDENT | bad_match_stmt") \
    RULE(bad_match_stmt, \
         "<match> subject_expr NEWLINE {last `expected ':'`}" \
         " | a:<match> subject_expr ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'match' statement on line %d`}") \
    RULE(subject_expr, "star_named_expression ',' [star_named_expressions] | named_expression") \
    RULE(case_block, "bad_case_block | <case> patterns [guard] ':' block") \
    RULE(bad_case_block, \
         "<case> patterns [guard] NEWLINE {last `expected ':'`}" \
         " | a:<case> patterns [guard] ':' NEWLINE !INDENT" \
         "   {block a `expected an indented block after 'case' statement on line %d`}") \
    RULE(guard, "'if' named_expression") \
    RULE(patterns, "open_sequence_pattern | pattern") \
    RULE(pattern, "as_pattern | or_pattern") \
    RULE(as_pattern, "or_pattern 'as' capture_target | bad_as_pattern") \
    RULE(bad_as_pattern, \
         "or_pattern 'as' a:<_> {at a `cannot use '_' as a target`}" \
         " | or_pattern 'as' !NAME a:expression {at a `invalid pattern target`}") \
    RULE(or_pattern, "'|'.closed_pattern+") \
    MEMO(closed_pattern, \
         "literal_pattern | capture_target | <_> | attr !('.' | '(' | '=') | '(' pattern ')'" \
         " | sequence_pattern | mapping_pattern | class_pattern") \
    RULE(literal_pattern, \
         "signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'") \
    RULE(complex_number, "signed_real '+' a:NUMBER ?imaginary a | signed_real '-' a:NUMBER ?imaginary a") \
    RULE(signed_number, "NUMBER | '-' NUMBER") \
    RULE(signed_real, "real_number | '-' real_number") \
    RULE(real_number, "a:NUMBER ?real a") \
    RULE(capture_target, "!<_> NAME !('.' | '(' | '=')") \
    LEFT(attr, "name_or_attr '.' NAME @ATTRIBUTE") \
    RULE(name_or_attr, "attr | NAME") \
    RULE(sequence_pattern, "'[' [maybe_sequence_pattern] ']' | '(' [open_sequence_pattern] ')'") \
    RULE(open_sequence_pattern, "maybe_star_pattern ',' [maybe_sequence_pattern]") \
    RULE(maybe_sequence_pattern, "','.maybe_star_pattern+ [',']") \
    RULE(maybe_star_pattern, "star_pattern | pattern") \
    MEMO(star_pattern, "'*' capture_target | '*' <_>") \
    RULE(mapping_pattern, \
         "'{' '}' | '{' double_star_pattern [','] '}' | '{' items_pattern ',' double_star_pattern [','] '}'" \
         " | '{' items_pattern [','] '}'") \
    RULE(items_pattern, "','.((literal_pattern | attr) ':' pattern)+") \
    RULE(double_star_pattern, "'**' capture_target") \
    RULE(class_pattern, \
         "name_or_attr '(' ')' | name_or_attr '(' positional_patterns [','] ')'" \
         " | name_or_attr '(' keyword_patterns [','] ')'" \
         " | name_or_attr '(' positional_patterns ',' keyword_patterns [','] ')' | bad_class_pattern") \
    RULE(bad_class_pattern, \
         "name_or_attr '(' [positional_patterns ','] keyword_patterns ',' a:positional_patterns" \
         "   {range a a `positional patterns follow keyword patterns`}") \
    RULE(positional_patterns, "','.pattern+") \
    RULE(keyword_patterns, "','.(NAME '=' pattern)+")

// ---- Parameters -------------------------------------------------------------------------------------------
#define GRAMMAR_PARAMETERS(RULE, MEMO, LEFT, CALM) \
    RULE(params, "bad_parameters | parameters") \
    RULE(parameters, \
         "slash_no_default param_no_default* param_with_default* [star_etc]" \
         " | slash_with_default param_with_default* [star_etc]" \
         " | param_no_default+ param_with_default* [star_etc] | param_with_default+ [star_etc] | star_etc") \
    RULE(slash_no_default, "param_no_default+ '/' ',' | param_no_default+ '/' &')'") \
    RULE(slash_with_default, \
         "param_no_default* param_with_default+ '/' ',' | param_no_default* param_with_default+ '/' &')'") \
    RULE(star_etc, \
         "bad_star_etc | '*' param_no_default param_maybe_default* [kwds]" \
         " | '*' param_no_default_star param_maybe_default* [kwds] | '*' ',' param_maybe_default+ [kwds] | kwds") \
    RULE(kwds, "bad_kwds | '**' param_no_default") \
    RULE(param_no_default, "a:param ',' =a | a:param &')' =a") \
    RULE(param_no_default_star, "NAME ':' star_expression ',' | NAME ':' star_expression &')'") \
    RULE(param_with_default, "param default ',' | param default &')'") \
    RULE(param_maybe_default, "param [default] ',' | param [default] &')'") \
    RULE(param, "NAME [':' expression]") \
    RULE(default, "'=' expression | bad_default") \
    RULE(bad_default, "a:'=' &(')' | ',') {at a `expected default value expression`}") \
    RULE(bad_parameters, \
         "a:'/' ',' {at a `at least one argument must precede /`}" \
         " | (slash_no_default | slash_with_default) param_maybe_default* a:'/' {at a `/ may appear only once`}" \
         " | [slash_no_default] param_no_default* (slash_with_default | param_with_default+) a:param_no_default" \
         "   {at a `parameter without a default follows parameter with a default`}" \
         " | param_no_default* a:'(' param_no_default+ [','] b:')'" \
         "   {range a b `Function parameters cannot be parenthesized`}" \
         " | [slash_no_default | slash_with_default] param_maybe_default* '*' (',' | param_no_default)" \
         "   param_maybe_default* a:'/' {at a `/ must be ahead of *`}" \
         " | param_maybe_default+ '/' a:'*' {at a `expected comma between / and *`}") \
    RULE(bad_star_etc, \
         "a:'*' (')' | ',' (')' | '**')) {at a `named arguments must follow bare *`}" \
         " | '*' param a:'=' {at a `var-positional argument cannot have default value`}" \
         " | '*' (param_no_default | ',') param_maybe_default* a:'*' (param_no_default | ',')" \
         "   {at a `* argument may appear only once`}") \
    RULE(bad_kwds, \
         "'**' param a:'=' {at a `var-keyword argument cannot have default value`}" \
         " | '**' param ',' a:param {at a `arguments cannot follow var-keyword argument`}" \
         " | '**' param ',' a:('*' | '**' | '/') {at a `arguments cannot follow var-keyword argument`}") \
    RULE(lambda_params, "bad_lambda_parameters | lambda_parameters") \
    RULE(lambda_parameters, \
         "lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* [lambda_star_etc]" \
         " | lambda_slash_with_default lambda_param_with_default* [lambda_star_etc]" \
         " | lambda_param_no_default+ lambda_param_with_default* [lambda_star_etc]" \
         " | lambda_param_with_default+ [lambda_star_etc] | lambda_star_etc") \
    RULE(lambda_slash_no_default, "lambda_param_no_default+ '/' ',' | lambda_param_no_default+ '/' &':'") \
    RULE(lambda_slash_with_default, \
         "lambda_param_no_default* lambda_param_with_default+ '/' ','" \
         " | lambda_param_no_default* lambda_param_with_default+ '/' &':'") \
    RULE(lambda_star_etc, \
         "bad_lambda_star_etc | '*' lambda_param_no_default lambda_param_maybe_default* [lambda_kwds]" \
         " | '*' ',' lambda_param_maybe_default+ [lambda_kwds] | lambda_kwds") \
    RULE(lambda_kwds, "bad_lambda_kwds | '**' lambda_param_no_default") \
    RULE(lambda_param_no_default, "a:NAME ',' =a | a:NAME &':' =a") \
    RULE(lambda_param_with_default, "NAME default ',' | NAME default &':'") \
    RULE(lambda_param_maybe_default, "NAME [default] ',' | NAME [default] &':'") \
    RULE(bad_lambda_parameters, \
         "a:'/' ',' {at a `at least one argument must precede /`}" \
         " | (lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* a:'/'" \
         "   {at a `/ may appear only once`}" \
         " | [lambda_slash_no_default] lambda_param_no_default*" \
         "   (lambda_slash_with_default | lambda_param_with_default+) a:lambda_param_no_default" \
         "   {at a `parameter without a default follows parameter with a default`}" \
         " | lambda_param_no_default* a:'(' ','.NAME+ [','] b:')'" \
         "   {range a b `Lambda expression parameters cannot be parenthesized`}" \
         " | [lambda_slash_no_default | lambda_slash_with_default] lambda_param_maybe_default* '*'" \
         "   (',' | lambda_param_no_default) lambda_param_maybe_default* a:'/' {at a `/ must be ahead of *`}" \
         " | lambda_param_maybe_default+ '/' a:'*' {at a `expected comma between / and *`}") \
    RULE(bad_lambda_star_etc, \
         "'*' (':' | ',' (':' | '**')) {last `named arguments must follow bare *`}" \
         " | '*' NAME a:'=' {at a `var-positional argument cannot have default value`}" \
         " | '*' (lambda_param_no_default | ',') lambda_param_maybe_default* a:'*' (lambda_param_no_default | ',')" \
         "   {at a `* argument may appear only once`}") \
    RULE(bad_lambda_kwds, \
         "'**' NAME a:'=' {at a `var-keyword argument cannot have default value`}" \
         " | '**' NAME ',' a:NAME {at a `arguments cannot follow var-keyword argument`}" \
         " | '**' NAME ',' a:('*' | '**' | '/') {at a `arguments cannot follow var-keyword argument`}") \
    RULE(type_params, "bad_type_params | '[' ','.type_param+ [','] ']'") \
    MEMO(type_param, \
         "NAME [':' expression] ['=' expression] | bad_type_param | '*' NAME ['=' star_expression]" \
         " | '**' NAME ['=' expression]") \
    RULE(bad_type_params, "'[' a:']' {from a `Type parameter list cannot be empty`}") \
    RULE(bad_type_param, \
         "'*' NAME a:':' b:expression {bound a b `TypeVarTuple`}" \
         " | '**' NAME a:':' b:expression {bound a b `ParamSpec`}")

// ---- Expressions ------------------------------------------------------------------------------------------
#define GRAMMAR_EXPRESSIONS(RULE, MEMO, LEFT, CALM) \
    RULE(expressions, "expression (',' expression)+ [','] @TUPLE | expression ',' @TUPLE | expression") \
    MEMO(expression, \
         "bad_expression | bad_legacy_expression | disjunction 'if' disjunction 'else' expression @IF_EXP" \
         " | disjunction | lambdef") \
    RULE(yield_expr, "'yield' 'from' expression @YIELD | 'yield' [star_expressions] @YIELD") \
    RULE(star_expressions, \
         "star_expression (',' star_expression)+ [','] @TUPLE | star_expression ',' @TUPLE | star_expression") \
    MEMO(star_expression, "'*' bitwise_or @STARRED | expression") \
    RULE(star_named_expressions, "','.star_named_expression+ [',']") \
    RULE(star_named_expression, "'*' bitwise_or @STARRED | named_expression") \
    RULE(assignment_expression, "NAME ':=' ~ expression @NAMED_EXPR") \
    RULE(named_expression, "assignment_expression | bad_named_expression | a:expression !':=' =a") \
    MEMO(disjunction, "conjunction ('or' conjunction)+ @BOOL_OP | conjunction") \
    MEMO(conjunction, "inversion ('and' inversion)+ @BOOL_OP | inversion") \
    MEMO(inversion, "'not' inversion @UNARY_OP | comparison") \
    RULE(comparison, "bitwise_or compare_pair+ @COMPARE | bitwise_or") \
    RULE(compare_pair, \
         "'==' bitwise_or | '!=' bitwise_or | '<=' bitwise_or | '<' bitwise_or | '>=' bitwise_or | '>' bitwise_or" \
         " | 'not' 'in' bitwise_or | 'in' bitwise_or | 'is' 'not' bitwise_or | 'is' bitwise_or") \
    LEFT(bitwise_or, "bitwise_or '|' bitwise_xor @BIN_OP | bitwise_xor") \
    LEFT(bitwise_xor, "bitwise_xor '^' bitwise_and @BIN_OP | bitwise_and") \
    LEFT(bitwise_and, "bitwise_and '&' shift_expr @BIN_OP | shift_expr") \
    LEFT(shift_expr, "shift_expr '<<' sum @BIN_OP | shift_expr '>>' sum @BIN_OP | bad_arithmetic | sum") \
    LEFT(sum, "sum '+' term @BIN_OP | sum '-' term @BIN_OP | term") \
    LEFT(term, \
         "term '*' factor @BIN_OP | term '/' factor @BIN_OP | term '//' factor @BIN_OP | term '%' factor @BIN_OP" \
         " | term '@' factor @BIN_OP | bad_factor | factor") \
    MEMO(factor, "'+' factor @UNARY_OP | '-' factor @UNARY_OP | '~' factor @UNARY_OP | power") \
    RULE(power, "await_primary '**' factor @BIN_OP | await_primary") \
    MEMO(await_primary, "'await' primary @AWAIT | primary") \
    LEFT(primary, \
         "primary '.' NAME @ATTRIBUTE | primary genexp @CALL | primary '(' [arguments] ')' @CALL" \
         " | primary '[' slices ']' @SUBSCRIPT | atom") \
    RULE(slices, "a:slice !',' =a | ','.(slice | starred_expression)+ [','] @TUPLE") \
    RULE(slice, "[expression] ':' [expression] [':' [expression]] @SLICE | named_expression") \
    RULE(atom, \
         "NAME | 'True' | 'False' | 'None' | &(STRING | FSTRING_START) strings | NUMBER" \
         " | &'(' (tuple | group | genexp) | &'[' (list | listcomp) | &'{' (dict | set | dictcomp | setcomp) | '...'") \
    RULE(group, "'(' a:(yield_expr | named_expression) ')' =a | bad_group") \
    RULE(lambdef, "'lambda' [lambda_params] ':' expression @LAMBDA") \
    RULE(list, "'[' [star_named_expressions] ']' @LIST") \
    RULE(tuple, "'(' [star_named_expression ',' [star_named_expressions]] ')' @TUPLE") \
    RULE(set, "'{' star_named_expressions '}' @SET") \
    RULE(dict, "'{' [','.kvpair+ [',']] '}' @DICT | '{' bad_kvpairs '}'") \
    RULE(kvpair, "'**' bitwise_or | plain_kvpair") \
    RULE(plain_kvpair, "expression ':' expression") \
    RULE(for_if_clauses, "for_if_clause+") \
    RULE(for_if_clause, \
         "'async' 'for' star_targets 'in' ~ disjunction ('if' disjunction)*" \
         " | 'for' star_targets 'in' ~ disjunction ('if' disjunction)*" \
         " | ['async'] 'for' (bitwise_or (',' bitwise_or)* [',']) !'in'" \
         "   {last `'in' expected after for-loop variables`}" \
         " | bad_for_target") \
    RULE(listcomp, "'[' named_expression for_if_clauses ']' @LIST_COMP | bad_comprehension") \
    RULE(setcomp, "'{' named_expression for_if_clauses '}' @SET_COMP | bad_comprehension") \
    RULE(genexp, \
         "'(' (assignment_expression | expression !':=') for_if_clauses ')' @GENERATOR_EXP | bad_comprehension") \
    RULE(dictcomp, "'{' plain_kvpair for_if_clauses '}' @DICT_COMP | bad_dict_comprehension") \
    CALM(calm_expression, "disjunction 'if' disjunction 'else' expression @IF_EXP | disjunction | lambdef") \
    RULE(bad_expression, \
         "!(NAME STRING | SOFT_KEYWORD) a:disjunction b:calm_expression {comma a b}" \
         " | a:disjunction 'if' b:disjunction !('else' | ':') {range a b `expected 'else' after 'if' expression`}" \
         " | a:'lambda' [lambda_params] b:':' &FSTRING_MIDDLE" \
         "   {range a b `f-string: lambda expressions are not allowed without parentheses`}") \
    RULE(bad_legacy_expression, "a:NAME !'(' b:star_expressions {legacy a b}") \
    MEMO(bad_named_expression, \
         "a:expression ':=' expression {at a `cannot use assignment expressions with %s`}" \
         " | a:NAME '=' b:bitwise_or !('=' | ':=')" \
         "   {range a b `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`}" \
         " | !(list | tuple | genexp | 'True' | 'None' | 'False') a:bitwise_or '=' bitwise_or !('=' | ':=')" \
         "   {at a `cannot assign to %s here. Maybe you meant '==' instead of '='?`}") \
    RULE(bad_arithmetic, \
         "sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a:'not' b:inversion" \
         "   {range a b `'not' after an operator must be parenthesized`}") \
    RULE(bad_factor, \
         "('+' | '-' | '~') a:'not' b:factor {range a b `'not' after an operator must be parenthesized`}") \
    RULE(bad_group, \
         "'(' a:starred_expression ')' {at a `cannot use starred expression here`}" \
         " | '(' a:'**' expression ')' {at a `cannot use double starred expression here`}") \
    RULE(bad_comprehension, \
         "('[' | '(' | '{') a:starred_expression for_if_clauses" \
         "   {at a `iterable unpacking cannot be used in comprehension`}" \
         " | ('[' | '{') a:star_named_expression ',' b:star_named_expressions for_if_clauses" \
         "   {targets a b `did you forget parentheses around the comprehension target?`}" \
         " | ('[' | '{') a:star_named_expression b:',' for_if_clauses" \
         "   {range a b `did you forget parentheses around the comprehension target?`}") \
    RULE(bad_dict_comprehension, \
         "'{' a:'**' bitwise_or for_if_clauses '}' {at a `dict unpacking cannot be used in dict comprehension`}") \
    RULE(bad_kvpairs, \
         "','.kvpair+ ',' bad_kvpair" \
         " | expression ':' a:'*' bitwise_or {from a `cannot use a starred expression in a dictionary value`}" \
         " | expression a:':' &('}' | ',') {at a `expression expected after dictionary key and ':'`}") \
    RULE(bad_kvpair, \
         "a:expression !':' {behind a `':' expected after dictionary key`}" \
         " | expression ':' a:'*' bitwise_or {from a `cannot use a starred expression in a dictionary value`}" \
         " | expression a:':' &('}' | ',') {at a `expression expected after dictionary key and ':'`}")

// ---- Strings ----------------------------------------------------------------------------------------------
#define GRAMMAR_STRINGS(RULE, MEMO, LEFT, CALM) \
    MEMO(strings, "a:(fstring | string)+ ?concatenate a @CONSTANT") \
    RULE(string, "a:STRING ?decode a") \
    RULE(fstring, "a:FSTRING_START b:fstring_middle* FSTRING_END ?decode_parts a b") \
    RULE(fstring_middle, "fstring_field | FSTRING_MIDDLE") \
    RULE(fstring_field, \
         "'{' annotated_rhs ['='] a:[fstring_conversion] [fstring_full_format_spec] '}' ?conversion a" \
         " | bad_fstring_field") \
    RULE(fstring_conversion, "a:'!' b:NAME ?close_to a b") \
    RULE(fstring_full_format_spec, "':' fstring_format_spec*") \
    RULE(fstring_format_spec, "a:FSTRING_MIDDLE ?decode a | fstring_field") \
    RULE(bad_fstring_field, \
         "'{' a:'=' {at a `f-string: valid expression required before '='`}" \
         " | '{' a:'!' {at a `f-string: valid expression required before '!'`}" \
         " | '{' a:':' {at a `f-string: valid expression required before ':'`}" \
         " | '{' a:'}' {at a `f-string: valid expression required before '}'`}" \
         " | '{' !annotated_rhs {next `f-string: expecting a valid expression after '{'`}" \
         " | '{' annotated_rhs !('=' | '!' | ':' | '}') {next `f-string: expecting '=', or '!', or ':', or '}'`}" \
         " | '{' annotated_rhs '=' !('!' | ':' | '}') {next `f-string: expecting '!', or ':', or '}'`}" \
         " | '{' annotated_rhs ['='] bad_conversion_character" \
         " | '{' annotated_rhs ['='] ['!' NAME] !(':' | '}') {next `f-string: expecting ':' or '}'`}" \
         " | '{' annotated_rhs ['='] ['!' NAME] ':' fstring_format_spec* !'}'" \
         "   {next `f-string: expecting '}', or format specs`}" \
         " | '{' annotated_rhs ['='] ['!' NAME] !'}' {next `f-string: expecting '}'`}") \
    RULE(bad_conversion_character, \
         "'!' &(':' | '}') {next `f-string: missing conversion character`}" \
         " | '!' !NAME {next `f-string: invalid conversion character`}")

// ---- Calls ------------------------------------------------------------------------------------------------
#define GRAMMAR_CALLS(RULE, MEMO, LEFT, CALM) \
    MEMO(arguments, "args [','] &')' | bad_arguments") \
    RULE(args, "','.positional+ [',' kwargs] | kwargs") \
    RULE(positional, "starred_expression !'=' | a:(assignment_expression | expression !':=') !'=' =a") \
    RULE(kwargs, "','.kwarg_or_starred+ ',' ','.kwarg_or_double_starred+ | ','.kwarg_or_starred+" \
                 " | ','.kwarg_or_double_starred+") \
    RULE(starred_expression, "bad_starred_unpacking | '*' expression @STARRED | '*' {last `Invalid star expression`}") \
    RULE(kwarg_or_starred, "bad_kwarg | NAME '=' expression @KEYWORD | starred_expression") \
    RULE(kwarg_or_double_starred, "bad_kwarg | NAME '=' expression @KEYWORD | '**' expression @KEYWORD") \
    RULE(bad_starred_unpacking, \
         "a:'*' expression '=' b:expression {range a b `cannot assign to iterable argument unpacking`}") \
    RULE(bad_arguments, \
         "(','.positional+ ',' kwargs | kwargs) a:',' ','.(starred_expression !'=')+" \
         "   {from a `iterable argument unpacking follows keyword argument unpacking`}" \
         " | a:expression b:for_if_clauses ',' [args | expression for_if_clauses]" \
         "   {clauses a b `Generator expression must be parenthesized`}" \
         " | a:NAME b:'=' expression for_if_clauses" \
         "   {range a b `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`}" \
         " | [args ','] a:NAME b:'=' &(',' | ')') {range a b `expected argument value expression`}" \
         " | a:args b:for_if_clauses {generator a b}" \
         " | args ',' a:expression b:for_if_clauses {clauses a b `Generator expression must be parenthesized`}" \
         " | a:args ',' args {positional a}") \
    RULE(bad_kwarg, \
         "a:('True' | 'False' | 'None') b:'=' {range a b `cannot assign to %s`}" \
         " | a:NAME b:'=' expression for_if_clauses" \
         "   {range a b `invalid syntax. Maybe you meant '==' or ':=' instead of '='?`}" \
         " | !(NAME '=') a:expression b:'='" \
         "   {range a b `expression cannot contain assignment, perhaps you meant \"==\"?`}" \
         " | a:'**' expression '=' b:expression {range a b `cannot assign to keyword argument unpacking`}")

// ---- Targets ----------------------------------------------------------------------------------------------
#define GRAMMAR_TARGETS(RULE, MEMO, LEFT, CALM) \
    RULE(star_targets, "a:star_target !',' =a | star_target (',' star_target)* [','] @TUPLE") \
    MEMO(star_target, "'*' (!'*' star_target) @STARRED | target_with_star_atom") \
    MEMO(target_with_star_atom, \
         "t_primary '.' NAME !t_lookahead @ATTRIBUTE | t_primary '[' slices ']' !t_lookahead @SUBSCRIPT | star_atom") \
    RULE(star_atom, \
         "NAME | '(' a:target_with_star_atom ')' =a | '(' [star_targets_tuple] ')' @TUPLE" \
         " | '[' [','.star_target+ [',']] ']' @LIST") \
    RULE(star_targets_tuple, "star_target (',' star_target)+ [','] | star_target ','") \
    RULE(single_target, "single_member_target | NAME | '(' a:single_target ')' =a") \
    RULE(single_member_target, \
         "t_primary '.' NAME !t_lookahead @ATTRIBUTE | t_primary '[' slices ']' !t_lookahead @SUBSCRIPT") \
    LEFT(t_primary, \
         "t_primary '.' NAME &t_lookahead @ATTRIBUTE | t_primary '[' slices ']' &t_lookahead @SUBSCRIPT" \
         " | t_primary genexp &t_lookahead @CALL | t_primary '(' [arguments] ')' &t_lookahead @CALL" \
         " | a:atom &t_lookahead =a") \
    RULE(t_lookahead, "'(' | '[' | '.'") \
    RULE(del_targets, "','.del_target+ [',']") \
    MEMO(del_target, \
         "t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead | del_t_atom") \
    RULE(del_t_atom, "NAME | '(' del_target ')' | '(' [del_targets] ')' | '[' [del_targets] ']'")

#define GRAMMAR_LIST(RULE, MEMO, LEFT, CALM) \
    GRAMMAR_STATEMENTS(RULE, MEMO, LEFT, CALM) \
    GRAMMAR_COMPOUND(RULE, MEMO, LEFT, CALM) \
    GRAMMAR_PATTERNS(RULE, MEMO, LEFT, CALM) \
    GRAMMAR_PARAMETERS(RULE, MEMO, LEFT, CALM) \
    GRAMMAR_EXPRESSIONS(RULE, MEMO, LEFT, CALM) \
    GRAMMAR_STRINGS(RULE, MEMO, LEFT, CALM) \
    GRAMMAR_CALLS(RULE, MEMO, LEFT, CALM) \
    GRAMMAR_TARGETS(RULE, MEMO, LEFT, CALM)
