using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>An SOP that others name but the library does not hold.</summary>
/// <param name="Printed">Its name as printed.</param>
/// <param name="NamedBy">The SOPs that name it, in the order of their codes.</param>
public sealed record UnresolvedLink(string Printed, ImmutableArray<ProcedureCode> NamedBy);

/// <summary>All SOP files of a folder.</summary>
/// <param name="Definitions">The sound ones, in the order of their codes.</param>
/// <param name="Faults">What is wrong with the others, in the order of file names, then of lines.</param>
public sealed record ProcedureLibrary(ImmutableArray<ProcedureDefinition> Definitions, ImmutableArray<FileFault> Faults)
{
    /// <summary>Reads every <c>.yaml</c> of a folder; a file with faults does not keep the others from being read.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ProcedureLibrary Load(string directory)
    {
        var results = Directory.EnumerateFiles(directory)
            .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".YAML" or ".YML")
            .OrderBy(path => path, StringComparer.Ordinal)
            .Select(ReadFile)
            .ToList();
        return new ProcedureLibrary(
            [.. results.Select(result => result.Definition).OfType<ProcedureDefinition>().OrderBy(definition => definition.Code.Value, StringComparer.Ordinal)],
            [.. results.SelectMany(result => result.Faults)]);
    }

    /// <summary>The SOP of a code; null when the library has none.</summary>
    public ProcedureDefinition? Find(string code) => Definitions.FirstOrDefault(definition => definition.Code.Value == code);

    /// <summary>SOPs that covers or rows name and the library does not hold, each once, by name; links of an SOP to itself excepted.</summary>
    public ImmutableArray<UnresolvedLink> UnresolvedLinks()
    {
        var known = Definitions.Select(definition => definition.Code).ToHashSet();
        return
        [
            .. Definitions
                .SelectMany(definition => definition.Cover.Links
                    .Concat(definition.Steps.Select(step => step.Link).OfType<ProcedureLink>())
                    .Select(link => (Link: link, By: definition.Code)))
                .Where(named => !named.Link.ToItself && (named.Link.Code is not { } code || !known.Contains(code)))
                .GroupBy(named => named.Link.Printed, StringComparer.OrdinalIgnoreCase)
                .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                .Select(group => new UnresolvedLink(group.Key, [.. group.Select(named => named.By).Distinct()])),
        ];
    }

    private static ProcedureFileResult ReadFile(string path)
    {
        var name = Path.GetFileName(path);
        using var file = File.OpenRead(path);
        var buffer = new byte[(int)Math.Min(file.Length, ProcedureFile.LargestSize + 1L)];
        file.ReadExactly(buffer);
        return ProcedureFile.Read(buffer, name);
    }
}
