using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Editing;

/// <summary>Addresses and names of fields of the editor.</summary>
internal static class EditLinks
{
    public const string Steps = "langkah", Lanes = "pelaksana", Head = "sampul";

    /// <summary>Name under which the part as the user saw it is posted.</summary>
    public const string Mark = "Tanda";

    /// <summary>Name under which the row or column is posted.</summary>
    public const string Key = "Kunci";

    /// <summary>Name under which the button is posted.</summary>
    public const string Act = "Aksi";

    public static string Of(ProcedureId procedure, string part = Steps) => part == Steps ? ProceduresLinks.Edit(procedure) : $"{ProceduresLinks.Edit(procedure)}?bagian={part}";

    public static string Step(ProcedureId procedure, StepKey step) => $"{ProceduresLinks.Edit(procedure)}?langkah={step}#langkah-{step}";
}
