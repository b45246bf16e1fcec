using System.Text.Json;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>The word under which an event is kept and counted: <c>submission-returned</c>.</summary>
internal static class RunEventKind
{
    public static string Of(RunEvent happened) => JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name);
}
