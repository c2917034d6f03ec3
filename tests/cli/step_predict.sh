#!/bin/sh
# `step` in predict mode: questions before a mover, and one at a time. Saved sessions that are refused.
. tests/tools/script.sh

script 't 2' 'predict on' a 1 t 9 1 t 3 s 2 'predict score' 'predict off' s
golden step_predict
script 'predict time' 9 1 'predict print' s
golden step_predict_once
script 't 2' 'predict on' t t
golden step_predict_passed
script 'predict often'
judge 'an unknown kind of question' 1 "predict takes on, off, score, task, print or time, not 'often'"
script 'predict task' end 1
judge 'another command lets the question go' 1 "^loopchef: line 3: unknown command '1'"

saved=$folder/saved.json
script a "save $saved"
echo '# more' >>"$file"
script "load $saved"
judge 'a session of another text is refused' 1 'line 1: .*saved for .* with another text'
echo '{' >"$saved"
script "load $saved"
judge 'a file that is not JSON is refused' 1 'saved.json:2:'

exit $failed
