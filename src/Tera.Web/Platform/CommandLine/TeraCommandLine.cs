using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Tera.Platform.CommandLine;

/// <summary>Finds the verb and runs it. A verb is a class derived from <see cref="Command"/>, listed in <c>Program</c>.</summary>
internal static class TeraCommandLine
{
    /// <summary>How long a verb may take to end in order after SIGINT or SIGTERM; a busy cluster needs a while for its checkpoint.</summary>
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromMinutes(3);

    internal static async Task<int> RunAsync(string[] args, IEnumerable<Command> verbs)
    {
        var root = new RootCommand("Tera: pengukuran kinerja instansi pemerintah, dari SOP sampai dokumen yang ditandatangani.");
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb);
        }

        HelpText.Install(root);
        try
        {
            var parsed = root.Parse(args.Length == 0 ? ["--help"] : WithVerb(args));
            // Help is asked for, not run: what the verb needs besides may be missing.
            return parsed.Action is ParseErrorAction || (parsed.Errors.Count > 0 && parsed.Action is not HelpText)
                ? Refuse(Explain(parsed))
                : await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToEnd });
        }
        catch (UsageException e)
        {
            return Refuse([e.Message]);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    /// <summary>Host settings alone (<c>--Key=Value</c>, as test hosts and service units pass them) mean <c>serve</c>.</summary>
    private static string[] WithVerb(string[] args) => Array.TrueForAll(args, ServeVerb.IsHostSetting) ? [ServeVerb.VerbName, .. args] : args;

    /// <summary>The library's own sentences are not Indonesian; what they are about is enough to say it ourselves.</summary>
    private static IEnumerable<string> Explain(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Select(token => $"Tidak dikenal: \"{token}\".")
            : parsed.Errors.SelectMany(error =>
                error.SymbolResult switch
                {
                    OptionResult option => [$"Nilai untuk {option.Option.Name} kurang, berlebih, atau tidak sah."],
                    ArgumentResult argument => [$"Isian <{argument.Argument.HelpName ?? argument.Argument.Name}> kurang atau tidak sah."],
                    CommandResult { Command.Subcommands.Count: > 0 } => ["Sebutkan perintahnya."],
                    _ => parsed
                        .CommandResult.Command.Options.Where(option => option.Required && parsed.GetResult(option) is null)
                        .Select(option => $"Pilihan {option.Name} wajib diisi."),
                }
            );

    private static int Refuse(IEnumerable<string> reasons)
    {
        foreach (var reason in reasons.Distinct().Append("Bantuan: tera --help"))
        {
            Console.Error.WriteLine(reason);
        }

        return ExitCodes.Usage;
    }
}
