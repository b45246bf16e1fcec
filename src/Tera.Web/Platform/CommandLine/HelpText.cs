using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tera.Platform.CommandLine;

/// <summary>The help page in Indonesian; the library speaks other languages, but not this one.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const int Column = 26;

    public override bool Terminating => true;

    /// <summary>Puts this page behind every <c>--help</c> of the tree.</summary>
    internal static void Install(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        (help.Action, help.Description) = (new HelpText(), "Tampilkan bantuan ini");
        root.Options.OfType<VersionOption>().Single().Description = "Tampilkan versi program";
    }

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCodes.Success;
    }

    internal static void Write(Command command, TextWriter output)
    {
        var path = string.Join(' ', Path(command));
        var verbs = command.Subcommands.Where(verb => !verb.Hidden).ToList();
        output.WriteLine(command.Description);
        output.WriteLine();
        var arguments = command.Arguments.Select(argument =>
            argument.Arity.MinimumNumberOfValues == 0 ? $" [{Named(argument)}]" : $" {Named(argument)}"
        );
        output.WriteLine($"Pemakaian: {path}{(verbs.Count > 0 ? " <perintah>" : "")}{string.Concat(arguments)} [pilihan]");
        Section(output, "Perintah", verbs.Select(verb => (verb.Name, verb.Description)));
        Section(output, "Isian", command.Arguments.Select(argument => (Named(argument), argument.Description)));
        Section(output, "Pilihan", command.Options.Concat(Inherited(command)).Where(option => !option.Hidden).Select(Line));
        if (verbs.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"Bantuan sebuah perintah: {path} <perintah> --help");
        }
    }

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string? Description)> lines)
    {
        foreach (var (index, (name, description)) in lines.Index())
        {
            output.Write(index == 0 ? $"\n{title}:\n" : "");
            output.WriteLine($"  {name.PadRight(Column)}{description}");
        }
    }

    private static (string Name, string? Description) Line(Option option) =>
        (option.HelpName is null ? option.Name : $"{option.Name} <{option.HelpName}>", option.Description);

    private static string Named(Argument argument) => $"<{argument.HelpName ?? argument.Name}>";

    private static IEnumerable<Option> Inherited(Command command) =>
        Parent(command) is { } parent ? parent.Options.Where(option => option.Recursive).Concat(Inherited(parent)) : [];

    private static IEnumerable<string> Path(Command command) =>
        Parent(command) is { } parent ? Path(parent).Append(command.Name) : ["tera"];

    private static Command? Parent(Command command) => command.Parents.OfType<Command>().FirstOrDefault();
}
