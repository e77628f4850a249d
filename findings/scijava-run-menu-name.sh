#!/bin/bash
# scijava-common 2.100.1: --run "Menu Name" does not find a command that has a label besides its menu path.
#
# Seen:  @Plugin(menuPath = "Plugins>Short Name", label = "A long label"): --run "A long label" and --run with the
#        class name run it; --run "Short Name" only logs "Ignoring invalid argument: --run", and the
#        program goes on to end with code 0. Without a label, the menu name is found.
# Right: the name in the menu is found as well, or the run ends with an error that names the command that was not found.
#        It is the name that users see in the menu. (CommandCodeRunner compares with getTitle(), which is the label
#        where there is one, the menu's last entry where there is none.)
# Meets: headless Fiji scripts (--headless --run "Name"), which then do nothing and report success.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for artifact in scijava-common:2.100.1 parsington:3.1.0; do
	mvn -q -B -Dstyle.color=never dependency:copy -Dartifact=org.scijava:$artifact -DoutputDirectory=jars > mvn.log
done

mkdir -p demo
cat > demo/Labelled.java <<'JAVA'
package demo;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

@Plugin(type = Command.class, menuPath = "Plugins>Short Name", label = "A long label")
public class Labelled implements Command {
	@Override
	public void run() {
		System.out.println("labelled command ran");
	}
}
JAVA
cat > demo/Unlabelled.java <<'JAVA'
package demo;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

@Plugin(type = Command.class, menuPath = "Plugins>Other Name")
public class Unlabelled implements Command {
	@Override
	public void run() {
		System.out.println("unlabelled command ran");
	}
}
JAVA
cat > demo/Start.java <<'JAVA'
package demo;

import org.scijava.Context;
import org.scijava.console.ConsoleService;
import org.scijava.startup.StartupService;

public class Start {
	public static void main(String[] arguments) {
		try (var context = new Context()) {
			context.service(ConsoleService.class).processArgs(arguments);
			context.service(StartupService.class).executeOperations();
		}
	}
}
JAVA
javac -processor org.scijava.annotations.AnnotationProcessor -cp 'jars/*' -d classes demo/*.java
for name in "A long label" demo.Labelled "Short Name" "Other Name"; do
	echo "--run $name"
	java -Djava.awt.headless=true -cp 'classes:jars/*' demo.Start --run "$name" 2>&1
	echo "code $?"
done | tee seen
[ "$(grep -c "command ran" seen)" = 3 ] && grep -qF "Ignoring invalid argument: Short Name" seen \
	&& [ "$(grep -cx "code 0" seen)" = 4 ] || { echo "CHANGED"; exit 1; }
echo "As described."
