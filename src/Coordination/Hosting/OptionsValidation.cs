using Microsoft.Extensions.Options;

namespace Coordination;

/// <summary>The rules of <see cref="OptionsRules"/>, for the options of a container.</summary>
internal sealed class OptionsValidation : IValidateOptions<CoordinatorOptions>
{
    public ValidateOptionsResult Validate(string? name, CoordinatorOptions options)
    {
        string[] problems = [.. OptionsRules.Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
