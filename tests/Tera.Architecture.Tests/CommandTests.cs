using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Tera;

/// <summary>
/// Commands on people, offices and SOPs trust whoever sends them: they do not ask again what their page has asked. So only pages that ask may
/// send them, and the seed of the demonstration, and verbs, which nobody reaches from outside.
/// </summary>
public sealed class CommandTests
{
    /// <summary>Those who send without asking as the others do, each with the reason. A new entry here is a decision.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["SignInPage"] = "signing in is what it does",
        ["PasswordPage"] = "changes the password of whoever is signed in, who gives the old one",
        ["AccessKeysPage"] = "makes and ends keys of whoever is signed in, and of nobody else",
        ["MyAccountPage"] = "chooses for whoever is signed in, and for nobody else",
        ["FoundRegionHandler"] = "founds a region with its first administrator, for the verb of that name only",
        ["MovingDesk"] = "the page that works at it, MovingPage, asks before it opens",
        ["StartRunPage"] = "the engine judges who begins a run: whoever orders it by the SOP",
    };

    /// <summary>What is asked for the right to change an SOP or an office.</summary>
    private static readonly string[] Asked = ["ProcedureAccess"];

    [Fact]
    public void A_command_that_trusts_its_page_is_sent_only_by_a_page_that_asks_for_the_right()
    {
        var (trusting, may) = (new Dictionary<string, bool>(), new Dictionary<string, bool>());
        var senders =
            from use in Modules.Uses(Modules.Web)
            where use.Used is MethodReference { Name: "HandleAsync" }
            let handler = Modules.Outermost(use.Used.DeclaringType)
            where Modules.Of(handler) is "Organisation" or "Procedures" && handler.Name.EndsWith("Handler", StringComparison.Ordinal) && Known(trusting, handler, one => !AsksItself(one))
            let sender = Modules.Outermost(use.User.DeclaringType).Resolve()
            where sender.FullName != handler.FullName && !Exempt.ContainsKey(sender.Name) && !Known(may, sender, MaySend)
            select (sender, handler);
        Law.Unbroken(senders.Select(one => $"{one.sender.FullName} sends to {one.handler.Name}"));
    }

    /// <summary>Those of the other modules that ask nobody, each with the reason. A new entry here is a decision.</summary>
    private static readonly Dictionary<string, string> Own = new()
    {
        ["OwnCertificateHandler"] = "asks for and brings the certificate of whoever sends it, and of nobody else",
        ["NoteSigningIdentityHandler"] = "notes by what the service knows whoever sends it, and nobody else",
        ["SaveEmployeeSheetHandler"] = "takes a sheet of whoever sends it, and refuses any other",
    };

    /// <summary>Who is asked what somebody may do with papers, plans and figures.</summary>
    private static readonly string[] Judges = ["PlanDesk", "PlanKeepers", "PlanningUnit", "LetterKeepers", "RuleKeepers", "DeadlineDesk", "SheetAccess", "RunGateway"];

    [Fact]
    public void A_command_on_papers_plans_and_figures_asks_itself_who_sends_it()
    {
        var asking = Modules.Uses(Modules.Web).Where(use => use.Used is MethodReference { Name: "get_Role" or "get_Positions", DeclaringType.Name: "SignedInUser" })
            .Select(use => Modules.Outermost(use.User.DeclaringType).FullName).ToHashSet();
        var trusting =
            from handler in Modules.Web.Types
            where Modules.Of(handler) is not (null or "Platform" or "Organisation" or "Procedures") && handler.Name.EndsWith("Handler", StringComparison.Ordinal)
            where !Own.ContainsKey(handler.Name) && !asking.Contains(handler.FullName) && !Named(handler).Any(used => Judges.Contains(used.Name))
            select handler.FullName;
        Law.Unbroken(trusting);
    }

    /// <summary>Asked once of each type: reading all its code takes its time.</summary>
    private static bool Known(Dictionary<string, bool> answers, TypeReference type, Func<TypeDefinition, bool> ask) =>
        answers.TryGetValue(type.FullName, out var known) ? known : answers[type.FullName] = ask(type.Resolve());

    private static bool MaySend(TypeDefinition sender) =>
        sender.Namespace.EndsWith(".Demonstration", StringComparison.Ordinal) || sender.Name.EndsWith("Verb", StringComparison.Ordinal)
        || IsOfAdministrators(sender) || Asks(sender);

    /// <summary>By its address; that every address of the administration asks for an administrator is tested apart.</summary>
    private static bool IsOfAdministrators(TypeDefinition page) => page.CustomAttributes.Any(rule =>
        rule.AttributeType.Name == "RouteAttribute" && ((string)rule.ConstructorArguments[0].Value).StartsWith("/administrasi", StringComparison.Ordinal));

    /// <summary>Itself, or by the desk it works at.</summary>
    private static bool Asks(TypeDefinition sender) => Named(sender).Any(used =>
        Asked.Contains(used.Name) || (used.Name.EndsWith("Desk", StringComparison.Ordinal) && Named(used.Resolve()).Any(deeper => Asked.Contains(deeper.Name))));

    /// <summary>The handler knows who acts, and judges.</summary>
    private static bool AsksItself(TypeDefinition handler) => Named(handler).Any(used => used.Name is "CurrentUser" || Asked.Contains(used.Name));

    private static IEnumerable<TypeReference> Named(TypeDefinition type) => Family(type).SelectMany(Modules.References).DistinctBy(used => used.FullName);

    /// <summary>With the closures and state machines the compiler made of it.</summary>
    private static IEnumerable<TypeDefinition> Family(TypeDefinition type) => type.NestedTypes.SelectMany(Family).Prepend(type);
}
