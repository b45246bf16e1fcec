using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>The SOP library as it ships, read once.</summary>
internal static class Shipped
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "sop");

    public static readonly ProcedureLibrary Library = ProcedureLibrary.Load(Folder);

    public static TheoryData<string> Codes => [.. Library.Definitions.Select(definition => definition.Code.Value)];

    public static ProcedureDefinition Sop(string code) => Library.Definitions.Single(definition => definition.Code.Value == code);

    public static string FileText(string code) => File.ReadAllText(Path.Combine(Folder, code + ".yaml"));

    public static string[] SeedLines(ProcedureDefinition definition) =>
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Procedures", "Library", "Seeds", definition.Source!.File));
}
