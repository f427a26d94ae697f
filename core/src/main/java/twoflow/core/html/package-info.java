/** What all HTML pages of the lab share: their base style, escaping, and the policy on scripts. */
package twoflow.core.html;
