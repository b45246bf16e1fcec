using Mono.Cecil;

namespace Tera;

/// <summary>Every command asks itself who sends it: what its page has asked is asked again where it is carried out, so that no other way to it is open.</summary>
public sealed class CommandTests
{
    private const string Founding = "FoundRegionHandler";

    /// <summary>Those that ask nobody, each with the reason. A new entry here is a decision.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["SignInHandler"] = "signing in is what it does",
        ["ChangePasswordHandler"] = "changes the password of whoever sends it, who gives the old one",
        ["ChooseRemindersHandler"] = "chooses for whoever sends it, and for nobody else",
        ["MakeAccessKeyHandler"] = "makes a key to the account of whoever sends it, and to no other",
        ["EndAccessKeyHandler"] = "ends a key of whoever sends it, and of nobody else",
        [Founding] = "founds a region with its first administrator, where nobody is yet who could be asked; for the command line only",
        ["OwnCertificateHandler"] = "asks for and brings the certificate of whoever sends it, and of nobody else",
        ["NoteSigningIdentityHandler"] = "notes by what the service knows whoever sends it, and nobody else",
        ["ReceiveDeliveryHandler"] = "says for whoever sends it that he has what was handed over to him, and for nobody else",
        ["SaveEmployeeSheetHandler"] = "takes a sheet of whoever sends it, and refuses any other",
    };

    /// <summary>Who is asked what somebody may do.</summary>
    private static readonly string[] Judges =
    [
        "AdministratorCommands", "ProcedureAccess", "RunDecision", "PlanDesk", "PlanKeepers", "PlanningUnit", "LetterKeepers", "RuleKeepers", "DeadlineDesk", "SheetAccess",
        "RunGateway",
    ];

    [Fact]
    public void Every_command_asks_itself_who_sends_it()
    {
        var handlers = Modules.Web.Types.Where(IsHandler).ToList();
        var asking = Modules.Uses(Modules.Web).Where(use => Asks(use.Used)).Select(use => Modules.Outermost(use.User.DeclaringType).FullName).ToHashSet();
        Law.Unbroken(handlers.Where(handler => !Exempt.ContainsKey(handler.Name) && !asking.Contains(handler.FullName)).Select(handler => $"{handler.FullName} asks nobody"));
        Law.Unbroken(Exempt.Keys.Except(handlers.Select(handler => handler.Name)).Select(name => $"{name} is no command"));
        Law.Unbroken(handlers.Where(handler => Exempt.ContainsKey(handler.Name) && asking.Contains(handler.FullName)).Select(handler => $"{handler.Name} asks, and needs no exemption"));
    }

    [Fact]
    public void Only_a_verb_founds_a_region()
    {
        var senders = Modules.Uses(Modules.Web).Where(use => Modules.Outermost(use.Used.DeclaringType ?? Modules.Web.TypeSystem.Object).Name == Founding)
            .Select(use => Modules.Outermost(use.User.DeclaringType)).DistinctBy(sender => sender.FullName);
        Law.Unbroken(senders.Where(sender => sender.Name != Founding && !sender.Name.EndsWith("Verb", StringComparison.Ordinal)).Select(sender => $"{sender.FullName} founds regions"));
    }

    private static bool IsHandler(TypeDefinition type) => Modules.Of(type) is not (null or "Platform") && type.Name.EndsWith("Handler", StringComparison.Ordinal);

    /// <summary>A call to a judge, or one that is handed a judge to ask, or a look at what is known of who is signed in.</summary>
    private static bool Asks(MemberReference used) => used is MethodReference called && (IsJudge(called.DeclaringType) || called.Parameters.Any(handed => IsJudge(handed.ParameterType))
        || called is { Name: "get_Role" or "get_Positions" or "Sees", DeclaringType.Name: "SignedInUser" });

    private static bool IsJudge(TypeReference type) => Judges.Contains(type.Name);
}
