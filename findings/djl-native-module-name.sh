#!/bin/bash
# DJL's native jar (ai.djl.pytorch:pytorch-native-cpu 2.7.1, classifier linux-x86_64) stops every Java that finds it
# in a folder of the module path.
#
# Seen:  java --module-path FOLDER -version ends with code 1: FindException, "Invalid module name:
#        'pytorch_native_cpu_linux-x86_64' is not a Java identifier". Without the jar in FOLDER: code 0.
# Right: a legal Automatic-Module-Name, such as ai.djl.pytorch_native_cpu.linux_x86_64: java.lang.module.ModuleFinder.of
#        (Java 9 and later) throws FindException when the manifest's name is no legal module name; JLS 3.8: no hyphen.
# Meets: applications with a module path over a folder of jars, such as Fiji with jars/linux64, once this jar is put there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir empty
mvn -q -B -Dstyle.color=never dependency:copy -DoutputDirectory=jars \
	-Dartifact=ai.djl.pytorch:pytorch-native-cpu:2.7.1:jar:linux-x86_64 > mvn.log

code=0
java --module-path empty -version > seen 2>&1 || code=$?
echo "Without the jar: code $code"
[ $code = 0 ]
java --module-path jars -version > seen 2>&1 || code=$?
cat seen
echo "With the jar: code $code"
[ $code = 1 ] && grep -q "Invalid module name: 'pytorch_native_cpu_linux-x86_64'" seen || { echo "CHANGED"; exit 1; }
echo "As described."
